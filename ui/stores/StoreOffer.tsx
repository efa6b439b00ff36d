import { fill, say } from '../settings/language.ts';
import { OPTIONS } from '../text/options.ts';
import { askFor } from './grants.ts';
import { appPlace } from './stores.ts';
import { useGrants } from './use-grants.ts';

/** On the page of an app in a store that is not switched on: what the switch in the options does, where it is of use. */
export function StoreOffer({ address }: { readonly address: string }) {
  const allowed = useGrants();
  const place = appPlace(address);
  if (allowed === null || place === null || allowed.some(({ store }) => store === place.store)) return null;
  return (
    <section class="card">
      <button type="button" class="quiet" onClick={() => void askFor(place.store)}>
        {fill(OPTIONS.storeOffer, { store: say(place.store.name) })}
      </button>
      <p class="soft small">{say(OPTIONS.storesLocal)}</p>
    </section>
  );
}
