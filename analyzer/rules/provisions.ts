import behavioursJson from '../../policies/cn/behaviours.json' with { type: 'json' };
import provisionsJson from '../../policies/cn/provisions.json' with { type: 'json' };
import type { Behaviour, Provision } from '../rules.ts';
import type { Text } from '../text.ts';

/** `policies/cn/provisions.json`: laws and standards, each with the provisions that reports cite. */
export interface ProvisionFile {
  readonly laws: readonly {
    readonly id: string;
    /** The name by which sources refer to it. */
    readonly document: string;
    readonly law: Text;
    /** Its name in a citation; the clause follows it. */
    readonly citation: Text;
    readonly unchecked?: Text;
    readonly provisions: readonly {
      readonly id: string;
      readonly clause: Text;
      readonly about: Text;
      readonly wording: string | null;
    }[];
  }[];
}

/** `policies/cn/behaviours.json`. */
export interface BehaviourFile {
  readonly document: string;
  readonly law: Text;
  readonly citation: Text;
  readonly behaviours: readonly Behaviour[];
}

export const provisionFile = provisionsJson as ProvisionFile;
export const behaviourFile = behavioursJson as BehaviourFile;

/** Every provision that can be cited, by id; each behaviour of the 2019 method is one (`191:4.1`). */
export function buildProvisions(file: ProvisionFile, behaviours: BehaviourFile): Map<string, Provision> {
  const provisions = new Map<string, Provision>();
  for (const { document, law, citation, unchecked, provisions: listed } of file.laws) {
    for (const { id, clause, about, wording } of listed) {
      const source = { document, clause: clause.zh, clauseEn: clause.en };
      provisions.set(id, {
        id,
        law,
        citation: cite(citation, clause),
        about,
        wording,
        source: unchecked === undefined ? source : { ...source, unchecked },
      });
    }
  }
  for (const { id, article, item, articleTitle, name, source } of behaviours.behaviours) {
    const clause = { zh: source.clause, en: `article ${article} (${item})` };
    provisions.set(id, {
      id,
      law: behaviours.law,
      citation: cite(behaviours.citation, clause),
      about: articleTitle,
      wording: name.zh,
      source,
    });
  }
  return provisions;
}

/** Chinese runs on (《…》第六条); English takes a comma. */
function cite(law: Text, clause: Text): Text {
  return { zh: law.zh + clause.zh, en: clause.en === '' ? law.en : `${law.en}, ${clause.en}` };
}
