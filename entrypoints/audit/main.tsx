import { AuditPage } from '../../ui/audit/AuditPage.tsx';
import { startPage } from '../../ui/components/Page.tsx';
import { COMMON } from '../../ui/text/common.ts';

await startPage(COMMON.audit, AuditPage);
