import { expect, test } from 'vitest';
import requestsJson from '../../policies/catalog/permission-requests.json' with { type: 'json' };

type Sourced = { readonly class: string; readonly source: string };

const { sources, requests, granted, denials } = requestsJson as {
  readonly sources: Readonly<Record<string, unknown>>;
  readonly requests: readonly (Sourced & { readonly methods: readonly string[] })[];
  readonly granted: readonly (Sourced & { readonly methods: readonly string[] })[];
  readonly denials: readonly Sourced[];
};

test('every way to ask, to know and to be refused has a source of the file, and each member is named once', () => {
  for (const entries of [requests, granted, denials]) {
    for (const { class: owner, source } of entries) expect(Object.keys(sources), owner).toContain(source);
  }
  const members = [...requests, ...granted].flatMap(({ class: owner, methods }) =>
    methods.map((method) => `${owner}.${method}`),
  );
  expect(members.filter((one, index) => members.indexOf(one) !== index)).toEqual([]);
});

test('the platform, its compatibility libraries and the permission libraries are there', () => {
  const classes = requests.map((one) => one.class);
  expect(classes).toEqual(
    expect.arrayContaining([
      'android.app.Activity',
      'androidx.core.app.ActivityCompat',
      'androidx.activity.result.ActivityResultLauncher',
      'com.hjq.permissions.XXPermissions',
    ]),
  );
});
