import type { StoreFact } from '../../analyzer/listing/catalogue.ts';
import { Section } from '../components/Section.tsx';
import { fill, language, say } from '../settings/language.ts';
import { askFor, giveBack } from '../stores/grants.ts';
import { AUTOMATIC_STORES, originsOf, STORES_ON_CLICK } from '../stores/stores.ts';
import { useGrants } from '../stores/use-grants.ts';
import { OPTIONS } from '../text/options.ts';

/** A switch a store: the browser asks the user, and the switch shows what the browser allows. */
export function Stores() {
  const allowed = useGrants() ?? [];
  return (
    <Section id="stores" title={say(OPTIONS.stores)} lead={say(OPTIONS.storesLead)}>
      <ul class="plain-list stores">
        {AUTOMATIC_STORES.map((store) => (
          <li key={store.id}>
            <StoreSwitch
              store={store}
              origins={allowed.find((grant) => grant.store === store)?.origins ?? []}
            />
          </li>
        ))}
      </ul>
      <ul class="reasons soft small">
        <li>{say(OPTIONS.storesPrompt)}</li>
        <li>{say(OPTIONS.storesLocal)}</li>
        {STORES_ON_CLICK.map(({ id, name, onClickOnly }) =>
          onClickOnly === undefined ? null : (
            <li key={id}>{fill(OPTIONS.storeOnClick, { store: say(name), reason: say(onClickOnly) })}</li>
          ),
        )}
      </ul>
    </Section>
  );
}

interface StoreSwitchProps {
  readonly store: StoreFact;
  /** Those of the store's sites that may be read. */
  readonly origins: readonly string[];
}

function StoreSwitch({ store, origins }: StoreSwitchProps) {
  const isOn = origins.length > 0;
  const all = originsOf(store);
  return (
    <label class="store">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        aria-describedby={`hosts-${store.id}`}
        onChange={(event) => {
          // It turns when the browser has asked the user, not before.
          event.currentTarget.checked = isOn;
          void (isOn ? giveBack(store) : askFor(store));
        }}
      />
      <span>
        {say(store.name)}
        <span class="soft small block" id={`hosts-${store.id}`}>
          {sites(all)}
          {isOn && origins.length < all.length ? (
            <span class="block">{fill(OPTIONS.storePartly, { hosts: sites(origins) })}</span>
          ) : null}
        </span>
      </span>
    </label>
  );
}

/** The hosts of match patterns, as a list. */
export function sites(origins: readonly string[]): string {
  const hosts = origins.map((origin) => origin.replace(/^https:\/\//, '').replace(/\/\*$/, ''));
  return hosts.join(language.value === 'zh' ? '、' : ', ');
}
