import type { Evidence } from '../finding.ts';
import { permissionFact } from '../rules/permissions.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * targetSdkVersion below 23 (Android 6.0): all dangerous permissions are granted together at install, and the user can
 * only take all or leave the app (AOSP PermissionManagerService: apps that do not support runtime permissions).
 */
export const bundledAuthorisation: Audit = {
  id: 'bundled-authorisation',
  code: 'ZZ1003',
  title: { zh: '安装时一次性捆绑授权', en: 'All permissions granted together at install' },
  description: {
    zh: '同意应当自愿、具体。把多项权限捆在一起，用户只能全部接受或放弃使用。',
    en: 'Consent must be free and specific. When permissions come in one bundle, a person can only take all of them or go without the app.',
  },
  limits: {
    zh: 'Android 6.0 及以上系统的用户事后可以在设置中逐项关闭；本项只说明安装时的授权方式。',
    en: 'From Android 6.0 on a user can switch permissions off in the settings afterwards; this is about how they are granted at install.',
  },
  noticeTerm: 'forced-frequent-excessive-permissions',
  provisions: ['191:4.6', 'pipl:14', 'pipl:16'],
  needs: ['manifest'],
  audit(facts, rules) {
    const manifest = facts.package?.manifest;
    if (manifest?.sdkLevelsUnknown === true) return { outcome: 'not-judged', reason: LEVELS_UNKNOWN };
    if (manifest === undefined || manifest.effectiveTargetSdk >= 23) return { outcome: 'pass' };
    const input = facts.package?.input ?? 0;
    const dangerous = manifest.permissions.filter(
      (use, index, all) =>
        permissionFact(rules, use.name)?.protectionLevel === 'dangerous' &&
        all.findIndex((other) => other.name === use.name) === index,
    );
    if (dangerous.length < 2) return { outcome: 'pass' };
    const types = new Set(
      dangerous.flatMap((use) => permissionFact(rules, use.name)?.personalInformation ?? []),
    );
    const target = manifest.effectiveTargetSdk;
    const written = manifest.targetSdk !== null;
    const evidence: Evidence[] = [
      { kind: 'manifest', input, element: 'uses-sdk', name: `targetSdkVersion=${target}`, line: null },
      ...dangerous.map(
        (use): Evidence => ({
          kind: 'manifest',
          input,
          element: use.declaredAs,
          name: use.name,
          line: use.line,
        }),
      ),
    ];
    return judgement([
      {
        subject: 'uses-sdk',
        noticeTerm: bundledAuthorisation.noticeTerm,
        level: 'violation',
        certainty: 'declared',
        personalInformation: [...types],
        title: {
          zh: `targetSdkVersion 为 ${target}，安装时一次性授予 ${dangerous.length} 项可收集个人信息的权限`,
          en: `targetSdkVersion ${target}: ${dangerous.length} permissions that open personal information are granted together at install`,
        },
        explanation: {
          zh: `应用${written ? '' : '未声明 targetSdkVersion，系统'}按 API ${target} 处理。低于 23 的应用不支持运行时权限，系统在安装时一并授予清单中的全部危险权限，用户不能逐项同意，不接受则无法使用。`,
          en: `The app ${written ? 'targets' : 'declares no targetSdkVersion and is treated as targeting'} API level ${target}. Below 23 there are no runtime permissions: the system grants every dangerous permission of the manifest at install, nobody can agree to them one by one, and who does not accept cannot use the app.`,
        },
        verify: null,
        fix: {
          zh: '将 targetSdkVersion 提高到 23 以上（应用商店现行要求更高），在用户使用相应功能时逐项申请权限，并处理拒绝的情况。',
          en: 'Raise targetSdkVersion to 23 or above (stores now require far more), ask for each permission when its function is used, and handle refusal.',
        },
        provisions: [...bundledAuthorisation.provisions, 'tc260-20204a:3.1'],
        evidence,
      },
    ]);
  },
};

const LEVELS_UNKNOWN: Text = {
  zh: '清单未写明 targetSdkVersion，由构建文件决定；请检查合并后的清单或安装包',
  en: 'the manifest leaves targetSdkVersion to the build files; audit the merged manifest or the package',
};
