import { type Dice, idOf } from '../../seed/dice.ts';
import { type NumberPlan, PLACES, type Place } from '../../seed/places.ts';
import { gregorian } from '../time/gregorian.ts';
import type { Attachment, PortRecord } from '../world/model.ts';
import { accountNamed } from './house.ts';
import { buildPort, type Plan } from './port.ts';

const slugs = {
  chargesLocked: 'piece-charges',
  dataUri: 'piece-data-uri',
  extraKeys: 'piece-extra-keys',
  noBill: 'piece-no-bill',
  longList: 'piece-long-list',
  dueToday: 'piece-due-today',
} as const;

/** Ids of demo ports that are there to show one thing each. */
export const DEMO_PORTS: Readonly<Record<keyof typeof slugs, string>> = {
  /** Submitting it answers 402 until the charges are accepted. */
  chargesLocked: idOf('port', slugs.chargesLocked),
  /** Its form.pdf is data-URI text, as Monster UI stores files. */
  dataUri: idOf('port', slugs.dataUri),
  /** Holds keys of other tools, old and new. */
  extraKeys: idOf('port', slugs.extraKeys),
  /** Has no bill object at all. */
  noBill: idOf('port', slugs.noBill),
  /** 60 numbers, and a bill of several pages. */
  longList: idOf('port', slugs.longList),
  /** Cuts over today. */
  dueToday: idOf('port', slugs.dueToday),
};

const town = (city: string): Place => PLACES.find((each) => each.city === city) ?? (PLACES[0] as Place);

/** The set pieces, taking their numbers first. */
export function setPieces(now: number, numbers: NumberPlan, dice: Dice): readonly PortRecord[] {
  const build = (
    slug: string,
    customer: string,
    site: string,
    city: string,
    count: number,
    rest: Pick<Plan, 'state' | 'hours' | 'dueIn'>,
  ): PortRecord => {
    const place = town(city);
    const name = `${customer}, ${city}: ${site}`;
    const account = accountNamed(customer);
    const plan: Plan = {
      slug,
      name,
      billName: customer,
      account,
      place,
      numbers: numbers.take(place, count),
      ...rest,
    };
    return buildPort(plan, now, dice);
  };
  const draft = { state: 'unconfirmed', hours: 30, dueIn: 12 } as const;
  return [
    build(slugs.chargesLocked, 'Larkspur Hotel', 'guest floors', 'Seattle', 12, draft),
    withDataUri(
      build(slugs.dataUri, 'Fern & Fable Books', 'main store', 'Boston', 2, {
        state: 'submitted',
        hours: 20,
        dueIn: 9,
      }),
    ),
    withExtraKeys(
      build(slugs.extraKeys, 'Halcyon Credit Union', 'card services', 'Chicago', 5, {
        state: 'pending',
        hours: 50,
        dueIn: 8,
      }),
    ),
    withoutBill(build(slugs.noBill, 'Proofing Room Bakery', 'market stall', 'Milwaukee', 1, draft)),
    build(slugs.longList, 'Cedar Hollow School District', 'elementary office', 'Denver', 60, {
      state: 'scheduled',
      hours: 60,
      dueIn: 5,
    }),
    build(slugs.dueToday, 'Juniper Street Dental', 'main office', 'Seattle', 4, {
      state: 'scheduled',
      hours: 70,
      dueIn: 0,
    }),
  ];
}

function withDataUri(port: PortRecord): PortRecord {
  const form = port.attachments.get('form.pdf');
  if (!form) return port;
  const text = `data:application/pdf;base64,${Buffer.from(form.bytes).toString('base64')}`;
  const asText: Attachment = { contentType: 'application/pdf', bytes: Buffer.from(text, 'latin1') };
  return { ...port, attachments: new Map(port.attachments).set('form.pdf', asText) };
}

function withExtraKeys(port: PortRecord): PortRecord {
  const extra = {
    ui_metadata: { ui: 'monster-ui', version: '4.3-68', origin: 'common' },
    ui_flags: {
      type: 'local',
      portion: 'partial',
      validation: true,
      steps: { current: 5, lastCompleted: 5 },
    },
    extra: { numbers_count: 5 },
    carrier: 'AT&T',
    carrier_reference_number: 'OLD-44718',
    your_custom_info: { carrier_port_id: 'apc-8535937', tags: ['branch', 'vip'], synced: gregorian(0) },
  };
  return { ...port, fields: { ...port.fields, ...extra } };
}

function withoutBill(port: PortRecord): PortRecord {
  const { bill: _bill, ...fields } = port.fields;
  return { ...port, fields, attachments: new Map() };
}
