import { type CodeCatalogueFiles, codeCatalogueFiles } from '../code/catalogue-files.ts';
import type { CodeCatalogues } from '../code/catalogue-types.ts';
import { buildCodeCatalogues } from '../code/catalogues.ts';
import type { RulePack } from '../rules.ts';
import { digestOf } from './digest.ts';
import { OWN_KINDS, type OwnKind, ownPlace } from './own/kinds.ts';
import { type JsonObject, mergeFiles, type OwnFile } from './own/merge.ts';
import { buildPack, type PackFiles, packFiles } from './pack.ts';
import { shippedDigest } from './shipped-digest.ts';

let loaded: Promise<RulePack> | null = null;

/** The rule pack that ships with the tool: `policies/cn` and the catalogues it rests on. Built once, then shared. */
export function loadRulePack(): Promise<RulePack> {
  loaded ??= withDigest(buildPack(), shippedDigest());
  return loaded;
}

/** The rules that ship with the tool, added to and overridden by files of the user's; their digest is over all that is then judged by. */
export async function loadRulesWith(
  own: readonly OwnFile[],
): Promise<{ readonly rules: RulePack; readonly catalogues: CodeCatalogues }> {
  const members = new Map<string, unknown>();
  for (const [place, kind] of Object.entries(OWN_KINDS)) {
    const files = own.filter((file) => ownPlace(file.path) === place);
    if (files.length === 0) continue;
    const merged = mergeFiles(shippedFiles(kind), files, kind);
    members.set(`${kind.member.of} ${kind.member.name}`, kind.isFolder === true ? merged : merged[0]);
  }
  const put = (of: OwnKind['member']['of'], files: object): object =>
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, members.get(`${of} ${name}`) ?? file]),
    );
  // What was merged fits the schemas of the files it replaces, which say what these types say.
  const pack = put('pack', packFiles) as PackFiles;
  const code = put('code', codeCatalogueFiles) as CodeCatalogueFiles;
  const built = buildPack(pack);
  const { rulePackData } = await import('./shipped.ts');
  return {
    rules: await withDigest(
      { ...built, version: `${built.version}+own` },
      digestOf({ ...rulePackData, ...pack, code }),
    ),
    catalogues: buildCodeCatalogues(code),
  };
}

/** The files of one kind that ship with the tool. */
export function shippedFiles({ member }: OwnKind): readonly JsonObject[] {
  const files: unknown = member.of === 'pack' ? packFiles[member.name] : codeCatalogueFiles[member.name];
  return (Array.isArray(files) ? files : [files]) as readonly JsonObject[];
}

async function withDigest(pack: Omit<RulePack, 'sha256'>, digest: Promise<string>): Promise<RulePack> {
  return { ...pack, sha256: await digest };
}
