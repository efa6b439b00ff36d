import type { MemberPattern } from '../calls/member-index.ts';
import type { Abstract } from './abstract.ts';

/** What calls give when every permission is granted (Android API reference; libraries' READMEs). */
const GRANTED: readonly (readonly [owner: string, names: readonly string[], value: Abstract])[] = [
  ['Landroid/content/Context;', ['checkSelfPermission', 'checkCallingOrSelfPermission'], 0],
  ['Landroidx/core/content/ContextCompat;', ['checkSelfPermission'], 0],
  ['Landroid/support/v4/content/ContextCompat;', ['checkSelfPermission'], 0],
  ['Landroidx/core/app/ActivityCompat;', ['checkSelfPermission'], 0],
  ['Landroid/support/v4/app/ActivityCompat;', ['checkSelfPermission'], 0],
  ['Landroid/content/pm/PackageManager;', ['checkPermission'], 0],
  ['Landroidx/core/content/PermissionChecker;', ['checkSelfPermission'], 0],
  ['Landroid/support/v4/content/PermissionChecker;', ['checkSelfPermission'], 0],
  ['Landroid/app/Activity;', ['shouldShowRequestPermissionRationale'], 0],
  ['Landroidx/core/app/ActivityCompat;', ['shouldShowRequestPermissionRationale'], 0],
  ['Landroid/support/v4/app/ActivityCompat;', ['shouldShowRequestPermissionRationale'], 0],
  ['Lpub/devrel/easypermissions/EasyPermissions;', ['hasPermissions'], 1],
  ['Lpermissions/dispatcher/PermissionUtils;', ['verifyPermissions', 'hasSelfPermissions'], 1],
];

export const GRANTED_RESULTS: readonly MemberPattern<Abstract>[] = GRANTED.flatMap(([owner, names, value]) =>
  names.map((name) => ({ owner, name, parameters: null, value })),
);

/** Callbacks of permission libraries that run only after a denial. */
export const DENIAL_CALLBACKS: readonly (readonly [type: string, method: string])[] = [
  ['Lpub/devrel/easypermissions/EasyPermissions$PermissionCallbacks;', 'onPermissionsDenied'],
  ['Lcom/vmadalin/easypermissions/EasyPermissions$PermissionCallbacks;', 'onPermissionsDenied'],
  ['Lcom/hjq/permissions/OnPermissionCallback;', 'onDenied'],
  ['Lcom/hjq/permissions/OnPermission;', 'noPermission'],
  ['Lcom/github/dfqin/grantor/PermissionListener;', 'permissionDenied'],
  ['Lcom/karumi/dexter/listener/single/PermissionListener;', 'onPermissionDenied'],
  ['Lcom/qw/soul/permission/callbcak/CheckRequestPermissionListener;', 'onPermissionDenied'],
  ['Lcom/qw/soul/permission/callbcak/CheckRequestPermissionsListener;', 'onPermissionDenied'],
  ['Lcom/blankj/utilcode/util/PermissionUtils$SimpleCallback;', 'onDenied'],
  ['Lcom/blankj/utilcode/util/PermissionUtils$FullCallback;', 'onDenied'],
];

/** How an app is ended. */
export type Consequence = 'finish' | 'finish-all' | 'exit' | 'kill' | 'ask' | 'go-on';

const ENDS: readonly (readonly [owner: string, names: readonly string[], consequence: Consequence])[] = [
  ['Landroid/app/Activity;', ['finish', 'finishAfterTransition'], 'finish'],
  ['Landroid/app/Activity;', ['finishAffinity', 'finishAndRemoveTask'], 'finish-all'],
  ['Landroidx/core/app/ActivityCompat;', ['finishAffinity'], 'finish-all'],
  ['Landroid/support/v4/app/ActivityCompat;', ['finishAffinity'], 'finish-all'],
  ['Landroid/app/ActivityManager$AppTask;', ['finishAndRemoveTask'], 'finish-all'],
  ['Ljava/lang/System;', ['exit'], 'exit'],
  ['Ljava/lang/Runtime;', ['exit', 'halt'], 'exit'],
  ['Landroid/os/Process;', ['killProcess'], 'kill'],
  ['Landroid/content/Context;', ['startActivity', 'startActivities'], 'go-on'],
  ['Landroid/app/Activity;', ['startActivityForResult'], 'go-on'],
];

export const END_METHODS: readonly MemberPattern<Consequence>[] = ENDS.flatMap(([owner, names, value]) =>
  names.map((name) => ({ owner, name, parameters: null, value })),
);

/** Listeners created after a denial: the buttons of a dialog that tells of it, or a delay. */
export const LISTENERS: readonly (readonly [type: string, method: string])[] = [
  ['Landroid/content/DialogInterface$OnClickListener;', 'onClick'],
  ['Landroid/content/DialogInterface$OnCancelListener;', 'onCancel'],
  ['Landroid/content/DialogInterface$OnDismissListener;', 'onDismiss'],
  ['Landroid/view/View$OnClickListener;', 'onClick'],
  ['Ljava/lang/Runnable;', 'run'],
];
