import { permissionRequests } from '../permission-requests.ts';
import { typeDescriptor } from '../sensitive-apis.ts';
import type { MemberPattern } from './member-index.ts';

/**
 * What a method does with a string, address or list that is given to it:
 * - `settings-key`: reads the setting of that name
 * - `content`: reads the provider at that address
 * - `system-property`: reads the property of that name
 * - `command`: runs it in a shell
 * - `intent-action`: sends it, or listens for it
 * - `method-name`, `field-name`: looks up a member of a class by that name
 * - `method-call`: calls what was looked up
 * - `permission`: asks the user for it
 */
export type SinkKind =
  | 'settings-key'
  | 'content'
  | 'system-property'
  | 'command'
  | 'intent-action'
  | 'method-name'
  | 'field-name'
  | 'method-call'
  | 'permission';

export interface Sink {
  readonly kind: SinkKind;
  /** Which of the values, the receiver of an instance method first; -1 for any. */
  readonly slot: number;
  /** For `settings-key`: the table. For names passed on: the class they are looked up in. */
  readonly context: string | null;
  /** The method at which the string has its effect, as evidence. */
  readonly at: string | null;
}

const SETTINGS = ['Secure', 'System', 'Global'];
const SETTINGS_READS = ['getString', 'getInt', 'getLong', 'getFloat', 'getStringForUser'];

type Row = readonly [owner: string, names: readonly string[], kind: SinkKind, slot: number];

const ROWS: readonly Row[] = [
  [
    'Landroid/content/ContentResolver;',
    [
      'query',
      'openInputStream',
      'openFileDescriptor',
      'openAssetFileDescriptor',
      'openTypedAssetFileDescriptor',
      'openFile',
      'openAssetFile',
      'acquireContentProviderClient',
      'acquireUnstableContentProviderClient',
      'registerContentObserver',
      'loadThumbnail',
      'call',
    ],
    'content',
    1,
  ],
  ['Landroid/content/ContentProviderClient;', ['query', 'openFile', 'openAssetFile'], 'content', 1],
  ['Landroid/content/CursorLoader;', ['<init>'], 'content', 2],
  ['Landroid/content/CursorLoader;', ['setUri'], 'content', 1],
  ['Landroidx/loader/content/CursorLoader;', ['<init>'], 'content', 2],
  ['Landroid/support/v4/content/CursorLoader;', ['<init>'], 'content', 2],
  ['Landroid/content/AsyncQueryHandler;', ['startQuery'], 'content', 3],
  ['Landroid/app/Activity;', ['managedQuery'], 'content', 1],
  ['Landroid/provider/MediaStore$Images$Media;', ['query', 'getBitmap'], 'content', 1],
  ['Landroid/media/MediaMetadataRetriever;', ['setDataSource'], 'content', 2],
  ['Landroid/os/SystemProperties;', ['get', 'getInt', 'getLong', 'getBoolean'], 'system-property', 0],
  ['Ljava/lang/Runtime;', ['exec'], 'command', 1],
  ['Ljava/lang/ProcessBuilder;', ['<init>', 'command'], 'command', 1],
  ['Landroid/content/Intent;', ['<init>', 'setAction'], 'intent-action', 1],
  ['Landroid/content/IntentFilter;', ['<init>', 'addAction'], 'intent-action', 1],
  ['Ljava/lang/Class;', ['getMethod', 'getDeclaredMethod'], 'method-name', 1],
  ['Ljava/lang/Class;', ['getField', 'getDeclaredField'], 'field-name', 1],
  ['Ljava/lang/reflect/Method;', ['invoke'], 'method-call', 0],
  ...permissionRequests.requests.map(
    ({ class: owner, methods, argument }): Row => [
      typeDescriptor(owner),
      methods,
      'permission',
      argument === 'any' ? -1 : argument,
    ],
  ),
];

/** Methods of the framework and of permission libraries that give effect to a string. */
export const SINKS: readonly MemberPattern<Sink>[] = [
  ...SETTINGS.flatMap((table) =>
    SETTINGS_READS.map((name) => {
      const owner = `Landroid/provider/Settings$${table};`;
      const context = `android.provider.Settings$${table}`;
      const value: Sink = { kind: 'settings-key', slot: 1, context, at: `${owner}->${name}` };
      return { owner, name, parameters: null, value };
    }),
  ),
  ...ROWS.flatMap(([owner, names, kind, slot]) =>
    names.map((name) => {
      const value: Sink = { kind, slot, context: null, at: `${owner}->${name}` };
      return { owner, name, parameters: null, value };
    }),
  ),
];
