import type { Text } from '../../text.ts';
import { both, type Markup, markup } from './markup.ts';

/** A part of the report with its heading; the id is what the contents and other parts link to. */
export function section(id: string, title: Text, content: Markup): Markup {
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${both(title)}</h2>
${content}</section>
`;
}

/** A table that scrolls by itself when it is wider than the page; its name is read out to who cannot see it. */
export function table(name: Text, head: readonly Text[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${name.zh} ${name.en}"><table><thead><tr>${head.map((text) => markup`<th scope="col">${both(text)}</th>`)}</tr></thead>
<tbody>${[...rows]}</tbody></table></div>
`;
}
