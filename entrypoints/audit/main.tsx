import { Page, startPage } from '../../ui/components/Page.tsx';
import { COMMON } from '../../ui/text/common.ts';

void startPage(COMMON.audit, () => <Page name="audit">{null}</Page>);
