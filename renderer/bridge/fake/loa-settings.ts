import {
  LOA_RULES,
  type LoaPolicy,
  type LoaSettings,
  type LoaTemplate,
} from '../../../preload/contract/domain/loa.ts';
import { failed, ok, type Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { samplePdf } from './sample-pdf.ts';

function policy(carrier: string, label: string, own: Partial<LoaPolicy>): LoaPolicy {
  const rules: Omit<LoaPolicy, 'sources' | 'edited'> = {
    carrier,
    label,
    version: '2026-11-1',
    signatureMaxAgeDays: 60,
    typedSignature: { local: true, tollFree: false },
    requiredKinds: ['loa', 'invoice'],
    maxSize: 8_000_000,
    billMaxAgeDays: 30,
    leadDays: { local: 4, tollFree: 5 },
    clocks: [],
    ...own,
  };
  const sources = Object.fromEntries(
    LOA_RULES.filter((rule) => rule in rules).map((rule) => [rule, `${label}’s porting guide.`]),
  );
  return { ...rules, sources, edited: [] };
}

const SHIPPED: readonly LoaPolicy[] = [
  policy('kazoo', 'Kazoo', {}),
  policy('telnyx', 'Telnyx', {
    signatureMaxAgeDays: 90,
    maxSize: 20_000_000,
    respOrg: 'QIT02',
    clocks: [
      {
        name: 'Draft',
        days: 30,
        what: 'A draft that is not submitted is deleted.',
        source: 'Telnyx’s guide.',
      },
    ],
  }),
];

/** What the stand-in knows of LOA settings; tests set it and read it back. */
export class FakeLoaDesk {
  settings: LoaSettings = {
    party: { winningCarrier: '' },
    byAccount: {},
    logo: null,
    sealing: null,
  };
  policies: readonly LoaPolicy[] = SHIPPED;
  templates: readonly LoaTemplate[] = [];
  /** What the system's dialog answers with; nothing: the agent changed their mind. */
  picked: { readonly formFields?: readonly string[]; readonly bytes: Uint8Array } | undefined;
}

const GONE = failed({
  code: 'not-found',
  what: 'This form is no longer in Portside.',
  next: 'Add it again.',
});

type Settings = 'settings' | 'changeSettings' | 'chooseLogo' | 'removeLogo' | 'importKey';
type Templates = 'templates' | 'addTemplate' | 'changeTemplate' | 'removeTemplate' | 'readTemplate';

export function loaSettingsChannels(desk: FakeLoaDesk): Pick<Bridge['loa'], Settings> {
  const set = (changes: Partial<LoaSettings>) => {
    desk.settings = { ...desk.settings, ...changes };
    return ok(desk.settings);
  };
  return {
    settings: async () => ok(desk.settings),
    changeSettings: async ({ party, account, timestampUrl }) => {
      if (timestampUrl?.startsWith('ftp:')) {
        return failed({
          code: 'rejected',
          what: 'This is not the address of a time-stamp service.',
          next: 'Copy it from the service.',
        });
      }
      const { [account?.accountId ?? '']: _, ...others } = desk.settings.byAccount;
      const own = account?.party ? { [account.accountId]: account.party } : {};
      const { timestampUrl: old, ...rest } = desk.settings;
      desk.settings = rest;
      const url = timestampUrl === undefined ? old : timestampUrl;
      return set({
        ...(party && { party }),
        byAccount: { ...others, ...own } as LoaSettings['byAccount'],
        ...(typeof url === 'string' && { timestampUrl: url }),
      });
    },
    chooseLogo: async () =>
      desk.picked ? set({ logo: { mediaType: 'image/png', bytes: desk.picked.bytes } }) : ok(null),
    removeLogo: async () => set({ logo: null }),
    importKey: async ({ password }) => {
      if (!desk.picked) return ok(null);
      if (password !== 'right') {
        return failed({
          code: 'rejected',
          what: 'The password does not open this P12.',
          next: 'Type it again.',
        });
      }
      const sealing = {
        name: 'Northwest Voice',
        source: 'imported',
        validTo: '2029-05-01T00:00:00.000Z',
        fingerprint: 'ab'.repeat(32),
      } as const;
      set({ sealing });
      return ok(sealing);
    },
  };
}

export function loaPolicyChannels(
  desk: FakeLoaDesk,
): Pick<Bridge['loa'], 'policies' | 'changePolicy' | 'resetPolicy'> {
  const put = (carrier: string, change: (old: LoaPolicy) => LoaPolicy): Result<LoaPolicy> => {
    desk.policies = desk.policies.map((old) => (old.carrier === carrier ? change(old) : old));
    const found = desk.policies.find((old) => old.carrier === carrier);
    return found ? ok(found) : GONE;
  };
  return {
    policies: async () => ok(desk.policies),
    changePolicy: async ({ carrier, changes }) =>
      put(carrier, (old) => {
        const { clockDays = {}, ...rules } = changes;
        const clocks = old.clocks.map((clock) => {
          const days = clockDays[clock.name];
          return days === undefined || days === clock.days
            ? clock
            : { ...clock, days, edited: true as const };
        });
        const edited = LOA_RULES.filter((rule) => rule in changes || old.edited.includes(rule));
        return { ...old, ...rules, clocks, edited } as LoaPolicy;
      }),
    resetPolicy: async ({ carrier }) =>
      put(carrier, (old) => SHIPPED.find((shipped) => shipped.carrier === carrier) ?? old),
  };
}

export function loaTemplateChannels(desk: FakeLoaDesk): Pick<Bridge['loa'], Templates> {
  return {
    templates: async () => ok(desk.templates),
    addTemplate: async ({ carrier, variant }) => {
      if (!desk.picked) return ok(null);
      const template: LoaTemplate = {
        id: `form-${desk.templates.length + 1}`,
        name: 'LOA form',
        carrier,
        variant,
        pages: 1,
        formFields: desk.picked.formFields ?? [],
        placed: [],
      };
      desk.templates = [...desk.templates, template];
      return ok(template);
    },
    changeTemplate: async ({ templateId, name, placed }) => {
      const old = desk.templates.find(({ id }) => id === templateId);
      if (!old) return GONE;
      const changed = { ...old, ...(name && { name }), ...(placed && { placed }) };
      desk.templates = desk.templates.map((each) => (each === old ? changed : each));
      return ok(changed);
    },
    removeTemplate: async ({ templateId }) => {
      desk.templates = desk.templates.filter(({ id }) => id !== templateId);
      return ok(null);
    },
    readTemplate: async ({ templateId }) => {
      const template = desk.templates.find(({ id }) => id === templateId);
      if (!template) return GONE;
      return ok({
        fileName: `${template.name}.pdf`,
        mediaType: 'application/pdf',
        bytes: desk.picked?.bytes ?? samplePdf(template.name),
      });
    },
  };
}
