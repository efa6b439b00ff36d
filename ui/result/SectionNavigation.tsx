import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AuditResult } from '../../analyzer/result.ts';
import { say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { sectionsOf } from './sections.ts';

interface Props {
  readonly result: AuditResult;
  /** How many sections are on the page by now. */
  readonly drawn: number;
}

/** Links to the sections, with the one that is being read marked. */
export function SectionNavigation({ result, drawn }: Props) {
  const sections = useMemo(() => sectionsOf(result), [result]);
  const current = useSignal('overview');
  useEffect(() => {
    const observer = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting) current.value = target.id;
      },
      // A section is being read when it crosses a line a third down the window.
      { rootMargin: '-33% 0px -66% 0px' },
    );
    for (const { id } of sections) {
      const section = document.getElementById(id);
      if (section !== null) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [sections, current, drawn]);
  return (
    <nav class="contents" aria-label={say(RESULT.sections)}>
      {sections.map(({ id, title, count }) => (
        <a key={id} href={`#${id}`} aria-current={current.value === id ? 'true' : undefined}>
          {say(title)}
          {count === null ? null : <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
