import type { TemplateValue } from '../../../preload/contract/domain/loa.ts';
import type { LoaContent } from '../../core/interfaces/loa.ts';
import { addressLine } from './letter.ts';
import { momentIn } from './moment.ts';
import type { Signing } from './signature.ts';

/** What fills one place; numbers and signatures are set by themselves (`template.ts`). */
export type PlainValue = Exclude<TemplateValue, 'numbers' | 'signature'>;

type Values = Readonly<Record<PlainValue, string | undefined>>;

export function valuesOf(content: LoaContent, signing: Signing | undefined): Values {
  const { customer, authorized, numbers } = content;
  const address = customer.serviceAddress;
  return {
    customerName: customer.name,
    authorizedName: authorized.name,
    authorizedTitle: authorized.title,
    serviceAddress: address && addressLine(address),
    street: address && [address.street, address.unit].filter(Boolean).join(', '),
    city: address?.city,
    region: address?.region,
    postalCode: address?.postalCode,
    btn: customer.btn,
    accountNumber: customer.accountNumber,
    losingCarrier: content.losingCarrier,
    winningCarrier: content.winningCarrier,
    reseller: content.reseller,
    numberCount: numbers.length.toLocaleString('en-US'),
    requestedDate: content.requestedDate,
    signedName: signing?.by.name,
    signedDate: signing && momentIn(signing.by.at, signing.by.timeZone).date,
    loaId: content.loaId,
  };
}
