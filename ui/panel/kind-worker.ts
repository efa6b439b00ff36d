import { isPolicyPage } from '../../analyzer/policy/is-policy-page.ts';

/** Asked: a page's markup. Answered: whether it is a privacy policy. */
self.addEventListener('message', ({ data }: MessageEvent<string>) => self.postMessage(isPolicyPage(data)));
