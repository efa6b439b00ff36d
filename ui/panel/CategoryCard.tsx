import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { permissionFact } from '../../analyzer/rules/permissions.ts';
import { sourceText } from '../../analyzer/rules/source-text.ts';
import type { Category } from '../../analyzer/rules.ts';
import { CategoryPicker } from '../audit/CategoryPicker.tsx';
import { Section } from '../components/Section.tsx';
import { rules } from '../rules.ts';
import { percent } from '../settings/format.ts';
import { fill, language, say } from '../settings/language.ts';
import { AUDIT } from '../text/audit.ts';
import { PANEL, PERMISSION_GROUP } from '../text/panel.ts';
import { RESULT } from '../text/result.ts';
import type { PanelApp } from './apps.ts';
import { chooseCategory } from './session.ts';

/** By which of the 39 categories the app is judged, how that is known, and what the law says such an app needs. */
export function CategoryCard({ app, result }: { readonly app: PanelApp; readonly result: AuditResult }) {
  const { category } = result;
  const rule = category === null ? undefined : rules().categories.get(category.id);
  return (
    <Section id="category" title={say(AUDIT.category)}>
      {category === null ? (
        <p>{say(PANEL.noCategory)}</p>
      ) : (
        <p>
          <strong>{say(category.name)}</strong> <span class="soft small">{chosenBy(category)}</span>
        </p>
      )}
      <CategoryPicker
        label={say(PANEL.choose)}
        chosen={app.categoryId}
        onChoose={(id) => void chooseCategory(app, id)}
      />
      {rule === undefined ? null : <Needs category={rule} />}
    </Section>
  );
}

function chosenBy({ chosenBy: by, because, confidence }: NonNullable<AuditResult['category']>): string {
  const words = plain(because.join(language.value === 'zh' ? '、' : ', '));
  switch (by) {
    case 'user':
      return say(PANEL.byUser);
    case 'listing':
      return fill(PANEL.fromListing, { because: words });
    case 'inferred':
      return fill(RESULT.inferred, { confidence: percent(confidence), because: words });
  }
}

/** The category's rule in plain words. */
function Needs({ category }: { readonly category: Category }) {
  const { basicFunction, necessaryPersonalInformation: needs, permissions, source } = category;
  const usual = permissions.filter(({ relation }) => relation !== 'unadvised');
  return (
    <>
      <h3>{say(PANEL.needs)}</h3>
      <p>{fill(PANEL.basicFunction, { text: say(basicFunction) })}</p>
      <p>{say(needs.length === 0 ? PANEL.needsNothing : PANEL.needsThese)}</p>
      {needs.length === 0 ? null : (
        <ul class="reasons needs">
          {needs.map(({ id, onlyFor }) => {
            const type = say(rules().personalInformation.get(id)?.name ?? { zh: id, en: id });
            return (
              <li key={`${id} ${onlyFor?.en}`}>
                {onlyFor === undefined ? type : fill(PANEL.onlyFor, { type, service: say(onlyFor) })}
              </li>
            );
          })}
        </ul>
      )}
      {usual.length === 0 ? null : (
        <details class="more">
          <summary>{say(PANEL.usualPermissions)}</summary>
          <ul class="reasons">
            {usual.map(({ permission, relation, service }) => (
              <li key={`${permission} ${service?.en}`}>
                {permissionName(permission)}
                {service === undefined ? null : <span class="soft"> · {say(service)}</span>}
                {relation === 'extended' ? <span class="soft"> · {say(PANEL.mayDecline)}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="soft small">
        {say(PANEL.rule)} {say(sourceText(source))}
      </p>
    </>
  );
}

/** Of a permission, or of a group of them. */
function permissionName(name: string): string {
  const label =
    PERMISSION_GROUP[name.replace('android.permission-group.', '')] ?? permissionFact(rules(), name)?.label;
  return label === undefined ? plain(name) : say(label);
}
