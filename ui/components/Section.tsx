import type { ComponentChildren } from 'preact';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

export function Section({ id, title, count, lead, children }: Props) {
  return (
    <section class="card section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} {count === undefined ? null : <span class="count">{count}</span>}
      </h2>
      {lead === undefined ? null : <p class="soft small">{lead}</p>}
      {children}
    </section>
  );
}
