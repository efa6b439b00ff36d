import type { Text } from '../text.ts';
import type { Attachment } from './create.ts';

/** What an attachment is to a case: a picture of a screen, a page as saved, anything else (a capture of traffic, a letter). */
export const ATTACHMENT_ROLES = ['screenshot', 'page', 'other'] as const;
export type AttachmentRole = (typeof ATTACHMENT_ROLES)[number];

/** 证据名称 of each role. */
export const ATTACHMENT_NAMES: Record<AttachmentRole, Text> = {
  screenshot: { zh: '屏幕截图', en: 'screenshot' },
  page: { zh: '保存的网页', en: 'saved page' },
  other: { zh: '附件', en: 'attachment' },
};

const SHOWS: Record<AttachmentRole, Text> = {
  screenshot: { zh: '截取时屏幕所示内容', en: 'what the screen showed when it was taken' },
  page: { zh: '保存时页面的内容', en: 'what the page said when it was saved' },
  other: { zh: '由经办人说明', en: 'as the operator explains' },
};

/** The role that a file's name suggests. */
export function attachmentRole(name: string): AttachmentRole {
  if (/\.(png|jpe?g|webp|gif|bmp|heic|avif)$/i.test(name)) return 'screenshot';
  return /\.(x?html?|mhtml?|webarchive)$/i.test(name) ? 'page' : 'other';
}

/** What is known of a file that is attached; `null` is what nobody said. */
export interface AttachmentFacts {
  readonly role: AttachmentRole;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source: string | null;
  /** ISO 8601. */
  readonly obtainedAt: string | null;
  /** 取得方式: how it was come by; `null`: the operator supplied it. */
  readonly obtainedBy: Text | null;
  /** 证明内容, in the operator's words. */
  readonly shows: string | null;
}

/** An attachment as the catalogue names it. */
export function attachmentOf({ role, shows, obtainedBy, ...file }: AttachmentFacts): Attachment {
  return {
    ...file,
    title: ATTACHMENT_NAMES[role],
    shows: shows === null ? SHOWS[role] : { zh: shows, en: shows },
    ...(obtainedBy === null ? {} : { obtainedBy }),
  };
}
