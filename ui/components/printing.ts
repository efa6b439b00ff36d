import { signal } from '@preact/signals';

/** True while the page is being printed: what is folded or cut short on the screen is printed whole. */
export const printing = signal(false);

/** Details that were folded when printing began. */
let folded: HTMLDetailsElement[] = [];

window.addEventListener('beforeprint', () => {
  printing.value = true;
  folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const details of folded) details.open = true;
});

window.addEventListener('afterprint', () => {
  printing.value = false;
  for (const details of folded) details.open = false;
  folded = [];
});

/** Prints when what was cut short has been drawn. */
export function printPage(): void {
  printing.value = true;
  setTimeout(() => window.print());
}
