import { randomUUID } from 'node:crypto';
import type { LoaRuleChannel } from '../core/handlers.ts';
import type { LoaPress, SealingKeys } from '../core/interfaces/loa.ts';
import type { PickFile } from '../core/interfaces/loa-book.ts';
import type { LoaRules } from '../core/interfaces/loa-rules.ts';
import type { PolicyEdits } from '../core/interfaces/policy.ts';
import { changePolicy, loaPolicies, resetPolicy } from '../core/loa/policies.ts';
import {
  changeLoaSettings,
  chooseLogo,
  importKey,
  loaSettings,
  partyOf,
  removeLogo,
} from '../core/loa/settings.ts';
import {
  addTemplate,
  changeTemplate,
  readTemplate,
  removeTemplate,
  templateFor,
} from '../core/loa/templates.ts';
import type { Handlers } from '../ipc/answer.ts';
import { openLoaBook } from '../settings/loa.ts';

export interface LoaSettingsDesk {
  readonly handlers: Pick<Handlers, LoaRuleChannel>;
  readonly rules: LoaRules;
  readonly policyEdits: () => PolicyEdits;
  /** Base URL of the RFC 3161 service, where one is named. */
  readonly timestampUrl: () => string | undefined;
}

export interface LoaSettingsSurroundings {
  readonly folder: string;
  readonly pick: PickFile;
  readonly keys: SealingKeys;
  readonly inspect: LoaPress['inspect'];
  readonly accountIds: () => readonly string[];
  /** A damaged file was set aside under this name. */
  readonly noteDamage: (opened: { readonly setAside?: string }) => void;
}

/** LOA settings, policies and templates. Its file is read when it is first asked for: after the first picture. */
export function openLoaSettings(around: LoaSettingsSurroundings): LoaSettingsDesk {
  let opened: ReturnType<typeof openLoaBook> | undefined;
  const book = () => {
    if (!opened) {
      opened = openLoaBook(around.folder);
      around.noteDamage(opened);
    }
    return opened;
  };
  const parts = {
    ...around,
    get book() {
      return book();
    },
    uuid: randomUUID,
    carriers: async () => (await import('../carriers/registry.ts')).adapters,
    checkLogo: async (bytes: Uint8Array) => (await import('../pdf/logo.ts')).checkLogo(bytes),
  };
  return {
    handlers: {
      'loa.settings': () => loaSettings(parts),
      'loa.changeSettings': (input) => changeLoaSettings(parts, input),
      'loa.chooseLogo': () => chooseLogo(parts),
      'loa.removeLogo': () => removeLogo(parts),
      'loa.importKey': (input) => importKey(parts, input),
      'loa.policies': () => loaPolicies(parts),
      'loa.changePolicy': (input) => changePolicy(parts, input),
      'loa.resetPolicy': (input) => resetPolicy(parts, input),
      'loa.templates': () => book().read().templates,
      'loa.addTemplate': (input) => addTemplate(parts, input),
      'loa.changeTemplate': (input) => changeTemplate(parts, input),
      'loa.removeTemplate': ({ templateId }) => removeTemplate(parts, templateId),
      'loa.readTemplate': ({ templateId }) => readTemplate(parts, templateId),
    },
    rules: {
      party: async (accountId) => partyOf(parts, accountId),
      policies: () => loaPolicies(parts),
      look: async (carriers, variant) => {
        const [logo, form] = [await book().logo(), templateFor(parts, carriers, variant)];
        return {
          ...(logo && { logo: logo.bytes }),
          ...(form && { template: { form, bytes: await book().form(form.id) } }),
        };
      },
      knownSeals: around.keys.known,
    },
    policyEdits: () => book().read().policyEdits,
    timestampUrl: () => book().read().timestampUrl,
  };
}
