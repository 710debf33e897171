import type { LoaAddress, LoaContent } from '../../core/interfaces/loa.ts';
import { type Field, fieldRow, heading, paragraph } from './blocks.ts';
import type { Faces } from './faces.ts';
import { longDate } from './moment.ts';
import { numbersInline } from './numbers.ts';
import { type Block, gap } from './pieces.ts';
import type { Signing } from './signature.ts';
import { signatureBlock } from './signature-block.ts';
import { countOf, isAttached, rangeOf, statementsOf } from './statements.ts';

/** The body of our LOA, block under block (`porting.md` §1.9). */
export function letterBlocks(content: LoaContent, faces: Faces, signing?: Signing): readonly Block[] {
  const statements = statementsOf(content);
  return [
    heading('Customer'),
    ...customerRows(content).map((row) => fieldRow(row, faces)),
    gap(6),
    heading('Change of carrier'),
    ...carrierRows(content).map((row) => fieldRow(row, faces)),
    gap(6),
    ...numberBlocks(content, faces),
    gap(10),
    heading('Authorization'),
    ...statements.slice(0, -1).flatMap(({ text }, index) => paragraph(text, faces, { number: index + 1 })),
    gap(4),
    ...signatureBlock(content, statements.at(-1)?.text ?? '', faces, signing),
  ];
}

function customerRows({ customer }: LoaContent): readonly (readonly Field[])[] {
  const name: Field = {
    label: 'Billing name, as on the CSR or bill',
    value: customer.name,
    strong: true,
    weight: 2,
  };
  const btn = present([['BTN (billing telephone number)', customer.btn]]);
  const account = present([['Account number', customer.accountNumber]]);
  const address = customer.serviceAddress;
  return address
    ? [
        [name, ...btn],
        [{ label: 'Service address', value: addressLine(address), weight: 2 }, ...account],
      ]
    : [[name, ...account, ...btn]];
}

/** More are parted into two rows. */
const IN_A_ROW = 4;

function carrierRows(content: LoaContent): readonly (readonly Field[])[] {
  const [tollFree, canada, partial] = [
    content.variant === 'toll-free',
    content.variant === 'canada',
    content.portType === 'partial',
  ];
  const rest = present([
    ['Port to RespOrg', tollFree ? content.respOrg : undefined],
    ['Reseller', content.reseller ?? (canada ? 'None' : undefined)],
    ['Type of port', [partial ? 'Partial' : 'Full', content.customer.usage].filter(Boolean).join(', ')],
    ['New BTN', partial ? content.newBtn : undefined],
    ['Requested date', content.requestedDate && longDate(content.requestedDate)],
  ]);
  return [
    [
      { label: 'From: losing carrier', value: content.losingCarrier, strong: true },
      { label: 'To: winning carrier', value: content.winningCarrier, strong: true },
    ],
    ...(rest.length > IN_A_ROW ? [rest.slice(0, 3), rest.slice(3)] : [rest]),
  ].filter((row) => row.length > 0);
}

function numberBlocks(content: LoaContent, faces: Faces): readonly Block[] {
  const title = content.variant === 'toll-free' ? 'Toll-free numbers to port' : 'Telephone numbers to port';
  if (!isAttached(content)) {
    return [heading(title, { text: countOf(content), faces }), ...numbersInline(content.numbers)];
  }
  return [
    heading(title),
    ...paragraph(`See attached: ${rangeOf(content)}, each one on Attachment A of this letter.`, faces, {
      after: 2,
    }),
  ];
}

export function addressLine({ street, unit, city, region, postalCode }: LoaAddress): string {
  return [street, unit, city, `${region} ${postalCode}`].filter(Boolean).join(', ');
}

function present(fields: readonly (readonly [label: string, value: string | undefined])[]): readonly Field[] {
  return fields.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
