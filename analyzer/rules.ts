import type { Language, Text } from './text.ts';

/** Where a fact comes from: a document and the place in it. Every fact in a rule pack carries one. */
export interface Source {
  /** E.g. `TC260-PG-20204A`, `AOSP frameworks/base/core/res/AndroidManifest.xml`. */
  readonly document: string;
  /** Clause, table, file or version. */
  readonly clause: string;
  /** The clause in English, of one that is put together from data; others are in `policies/cn/citations.json`: see `sourceText`. */
  readonly clauseEn?: string;
  /** Why the fact could not be compared with the document's own text; absent when it was compared. */
  readonly unchecked?: Text;
}

export interface Category {
  readonly id: string;
  /** Item of article 5 of the 2021 rule, 1 to 39. */
  readonly item: number;
  readonly name: Text;
  readonly basicFunction: Text;
  readonly necessaryPersonalInformation: readonly {
    readonly id: string;
    /** The service within the category that needs it; absent: all of them. */
    readonly onlyFor?: Text;
  }[];
  readonly source: Source;
  /** How Android permissions relate to the category's services, by the standards. A permission not listed is judged by its personal information. */
  readonly permissions: readonly CategoryPermission[];
  /** Kinds of apps within the category of which a standard says more. */
  readonly parts: readonly CategoryPart[];
}

/** What a standard says of some apps of a category only, e.g. of children's education. */
export interface CategoryPart {
  readonly name: Text;
  /** An app is of the part when its name has one of these: Chinese anywhere, English as a whole word. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** Why it is not taken for the whole category. */
  readonly note: Text;
  readonly permissions: readonly CategoryPermission[];
}

export interface CategoryPermission {
  /** A permission's full name, or a group's (`android.permission-group.LOCATION`): a name outweighs its group. */
  readonly permission: string;
  /**
   * - `basic`: the basic function uses it
   * - `extended`: a service usual in the category uses it; a user may decline it
   * - `unadvised`: a standard advises this kind of app not to ask for it
   */
  readonly relation: 'basic' | 'extended' | 'unadvised';
  /** What it is used for, when the standard says. */
  readonly service?: Text;
  /** Of `unadvised`: the case in which the standard does not advise against it. */
  readonly unless?: Text;
  /** What a reader must know to weigh the fact, e.g. that two documents differ. */
  readonly note?: Text;
  readonly source: Source;
}

export interface PersonalInformationType {
  readonly id: string;
  readonly name: Text;
  /** `sensitive` when any document in `sensitiveBy` names it. */
  readonly grade: 'general' | 'sensitive';
  /**
   * Who names it sensitive: the law (separate consent, article 29), the standard's wider list (annex B), or the standard's clause on what
   * must not be disclosed (9.4 g, "个人敏感数据").
   */
  readonly sensitiveBy: readonly ('pipl:28' | 'gbt35273:B' | 'gbt35273:9.4')[];
  /** Category and level (1 lowest, 4 highest) in T/TAF 050-2022, table A.1; absent when the table does not list it. */
  readonly taf050?: { readonly code: string; readonly level: 1 | 2 | 3 | 4 };
  readonly source: Source;
}

export type ProtectionLevel = 'normal' | 'dangerous' | 'signature' | 'appop' | 'internal' | 'unknown';

export interface PermissionFact {
  /**
   * Full name. A `*` stands for the package of the app that defines it (`*.permission.JPUSH_MESSAGE`) or for what differs
   * among many of one kind (`android.permission.health.READ_SYMPTOM_*`).
   */
  readonly name: string;
  readonly label: Text;
  /** One plain sentence: what it lets an app do. */
  readonly description: Text;
  readonly protectionLevel: ProtectionLevel;
  /** E.g. `privileged`, `preinstalled`, `appop`. */
  readonly protectionFlags: readonly string[];
  /** `android.permission-group.X`, `null` when none. */
  readonly group: string | null;
  /**
   * The group this one was split from in a later release (STORAGE for the media groups): what a standard written before says of that group
   * holds for it. `null` when there is none.
   */
  readonly formerGroup: string | null;
  /** API levels; `null` when unknown or still in force. */
  readonly addedIn: number | null;
  readonly deprecatedIn: number | null;
  readonly personalInformation: readonly string[];
  readonly grade: 'none' | 'general' | 'sensitive';
  /** Usual functions for which it is used without opening information beyond them (a scanner's camera). */
  readonly functionalUses: readonly (Text & { readonly source: Source })[];
  /** Who defines it when not Android, e.g. `huawei`. */
  readonly vendor: string | null;
  readonly source: Source;
}

/** What a user is asked about at once: permissions of one group are one question in the dialog. */
export interface PermissionGroup {
  /** `android.permission-group.X`. */
  readonly id: string;
  readonly label: Text;
  readonly source: Source;
}

export interface Provision {
  readonly id: string;
  readonly law: Text;
  /** Short form for a table, e.g. 《个人信息保护法》第六条. */
  readonly citation: Text;
  readonly about: Text;
  /** The deciding words in Chinese, verbatim; `null` when the text was not at hand to check. */
  readonly wording: string | null;
  readonly source: Source;
}

export interface NoticeTerm {
  readonly id: string;
  /** The exact term of the 所涉问题 column. */
  readonly name: Text;
  readonly issuer: 'miit' | 'cac';
  readonly source: Source;
}

/** One of the behaviours of the 2019 method (国信办秘字〔2019〕191号). */
export interface Behaviour {
  readonly id: string;
  readonly article: number;
  readonly item: number;
  readonly articleTitle: Text;
  readonly name: Text;
  readonly audits: readonly string[];
  /** Whether files can show it, a device is needed, or a person must judge. */
  readonly decidable: 'static' | 'hint' | 'device' | 'person';
  readonly source: Source;
}

/** What of the law and of the test standards is answered by which audit, and what takes a device, a person or the handler. */
export interface CoverageGroup {
  readonly id: string;
  readonly title: Text;
  readonly items: readonly CoverageItem[];
}

export interface CoverageItem {
  /** A provision's id where there is one (`pipl:6`, `191:3.1`, `taf-078.4:5.1`). */
  readonly id: string;
  /** Within the group's document; empty when the item is known by its name. */
  readonly clause: Text;
  readonly name: Text;
  readonly audits: readonly string[];
  /** Items of the checklist whose steps test it. */
  readonly checklist: readonly string[];
  /** How to test it on a device; `null` when the checklist says or files are enough. */
  readonly steps: Text | null;
  /** What neither files nor a device show, and who can; `null` otherwise. */
  readonly outside: Text | null;
}

/** Ids of the provisions on handling personal information of each grade. */
export type Handling = Readonly<Record<'general' | 'sensitive' | 'minors', readonly string[]>>;

/** One thing that a person with a device must look at (人工核查项), before it is filled in from an app's facts. */
export interface ChecklistEntry {
  /** Id of a behaviour or of an item of the coverage. */
  readonly behaviour: string;
  /** What of an app's facts is put beside the steps; see `judge/checklist-hints.ts`. */
  readonly hint: string;
  readonly title: Text;
  readonly steps: Text;
}

/** Words that name a family of personal information, and the types a reader takes them to cover. */
export interface InformationFamily {
  readonly words: Readonly<Record<'zh' | 'en', readonly string[]>>;
  /** Phrases within which such a word means another thing (“存储位置”, where something is kept). */
  readonly not?: Readonly<Record<'zh' | 'en', readonly string[]>>;
  readonly types: readonly string[];
}

/** What services have whatever article 5 of the 2021 rule lists for their category: `policies/cn/common-information.json`. */
export interface CommonInformation {
  /** Types that services with accounts or on a network have, or know a user by: a policy that makes one a condition asks for no more than the service. */
  readonly usual: readonly { readonly id: string; readonly why: Text; readonly source: Source }[];
  /** Types that a standard calls necessary. */
  readonly necessary: readonly {
    readonly id: string;
    /** What for. */
    readonly onlyFor: Text;
    /** Of which categories; absent: of any. */
    readonly categories?: readonly string[];
    readonly source: Source;
  }[];
}

export interface RulePack {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the pack's files, hexadecimal: two reports with the same digest were judged by the same rules. */
  readonly sha256: string;
  readonly categories: ReadonlyMap<string, Category>;
  readonly personalInformation: ReadonlyMap<string, PersonalInformationType>;
  readonly permissions: ReadonlyMap<string, PermissionFact>;
  readonly permissionGroups: ReadonlyMap<string, PermissionGroup>;
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly noticeTerms: ReadonlyMap<string, NoticeTerm>;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  readonly informationFamilies: readonly InformationFamily[];
  readonly commonInformation: CommonInformation;
  readonly coverage: readonly CoverageGroup[];
  readonly checklist: readonly ChecklistEntry[];
  readonly handling: Handling;
}
