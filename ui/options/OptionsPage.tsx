import type { ComponentChildren } from 'preact';
import browser from 'webextension-polyfill';
import { VERSION } from '../../analyzer/version.ts';
import { Page } from '../components/Page.tsx';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { rules } from '../rules.ts';
import { fill, say } from '../settings/language.ts';
import { changeSettings, type Settings, settings } from '../settings/settings.ts';
import { useGrants } from '../stores/use-grants.ts';
import { COMMON } from '../text/common.ts';
import { OPTIONS, PERMISSION_USE } from '../text/options.ts';
import { Stores, sites } from './Stores.tsx';
import '../style/options.css';

export function OptionsPage() {
  return (
    <Page name="options">
      <div class="options">
        <h1>{say(OPTIONS.heading)}</h1>
        <Section id="how-to" title={say(OPTIONS.howTo)}>
          <ol class="reasons">
            {[OPTIONS.step1, OPTIONS.step2, OPTIONS.step3].map((step) => (
              <li key={step.en}>{say(step)}</li>
            ))}
          </ol>
        </Section>
        <Stores />
        <Appearance />
        <History />
        <Permissions />
        <Section id="about" title={say(OPTIONS.about)}>
          <p>{fill(OPTIONS.version, { version: VERSION, rules: `${rules().id} ${rules().version}` })}</p>
          <p class="soft small">{say(OPTIONS.licence)}</p>
        </Section>
      </div>
    </Page>
  );
}

function Appearance() {
  return (
    <Section id="appearance" title={say(OPTIONS.appearance)}>
      <Choice setting="language" label={say(OPTIONS.language)}>
        <option value="auto">{say(OPTIONS.languageAuto)}</option>
        <option value="zh" lang="zh-CN">
          中文
        </option>
        <option value="en" lang="en">
          English
        </option>
      </Choice>
      <Choice setting="theme" label={say(COMMON.theme)}>
        <option value="auto">{say(COMMON.themeAuto)}</option>
        <option value="light">{say(COMMON.themeLight)}</option>
        <option value="dark">{say(COMMON.themeDark)}</option>
      </Choice>
    </Section>
  );
}

interface ChoiceProps {
  readonly setting: 'language' | 'theme';
  readonly label: string;
  readonly children: ComponentChildren;
}

function Choice({ setting, label, children }: ChoiceProps) {
  return (
    <label class="option">
      <span>{label}</span>
      <select
        value={settings.value[setting]}
        onChange={(event) =>
          void changeSettings({ [setting]: event.currentTarget.value } as Partial<Settings>)
        }
      >
        {children}
      </select>
    </label>
  );
}

function History() {
  return (
    <Section id="history" title={say(OPTIONS.privacy)}>
      <label class="check-option">
        <input
          type="checkbox"
          checked={settings.value.keepHistory}
          onChange={(event) => void changeSettings({ keepHistory: event.currentTarget.checked })}
        />
        {say(OPTIONS.keepHistory)}
      </label>
      <p class="soft small">{say(OPTIONS.keepHistoryWhy)}</p>
      <p>
        <a href="/audits.html">{say(OPTIONS.manageHistory)}</a>
      </p>
    </Section>
  );
}

/** Read from the manifest as installed, so that the page cannot say less than what is asked for. */
function Permissions() {
  const { permissions = [] } = browser.runtime.getManifest();
  const allowed = (useGrants() ?? []).flatMap(({ origins }) => origins);
  return (
    <Section id="permissions" title={say(OPTIONS.permissions)} lead={say(OPTIONS.permissionsLead)}>
      <Table
        label={say(OPTIONS.permissions)}
        head={[say(OPTIONS.permission), say(OPTIONS.permissionUse)]}
        rows={permissions}
        keyOf={(name) => name}
        cells={(name) => {
          const use = PERMISSION_USE[name];
          return [<code>{name}</code>, use === undefined ? '?' : say(use)];
        }}
      />
      <ul class="reasons">
        <li>
          {allowed.length === 0 ? say(OPTIONS.noHosts) : fill(OPTIONS.someHosts, { hosts: sites(allowed) })}
        </li>
        <li>{say(OPTIONS.network)}</li>
      </ul>
    </Section>
  );
}
