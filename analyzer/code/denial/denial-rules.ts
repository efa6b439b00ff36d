import type { MemberPattern } from '../calls/member-index.ts';
import { permissionRequests } from '../permission-requests.ts';
import { typeDescriptor } from '../sensitive-apis.ts';
import type { Abstract } from './abstract.ts';

/** What calls give when every permission is granted. */
export const GRANTED_RESULTS: readonly MemberPattern<Abstract>[] = permissionRequests.granted.flatMap(
  ({ class: owner, methods, value }) =>
    methods.map((name) => ({ owner: typeDescriptor(owner), name, parameters: null, value })),
);

/** Callbacks of permission libraries that run only after a denial. */
export const DENIAL_CALLBACKS: readonly (readonly [type: string, method: string])[] =
  permissionRequests.denials.map(({ class: type, method }) => [typeDescriptor(type), method]);

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
