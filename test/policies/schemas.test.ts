import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';

const policies = join(import.meta.dirname, '../../policies');

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(policies, join(entry.parentPath, entry.name)))
    .sort();
}

const all = jsonFiles(policies);
const schemas = all.filter((file) => file.startsWith('schema/'));
const data = all.filter((file) => !file.startsWith('schema/'));
const read = (file: string): { readonly $schema?: string } =>
  JSON.parse(readFileSync(join(policies, file), 'utf8'));

describe('every file of data under policies/', () => {
  test('there are some', () => expect(data.length).toBeGreaterThan(20));

  test.each(data.map((file) => [file]))('%s names its schema and fits it', (file) => {
    const content = read(file);
    const path = join(policies, dirname(file), content.$schema ?? 'no $schema');
    expect(existsSync(path), path).toBe(true);
    const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
    expect(validate(content), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
});

test('every schema is the schema of something', () => {
  const used = new Set(data.map((file) => join(dirname(file), read(file).$schema ?? '')));
  expect(schemas.filter((schema) => !used.has(schema))).toEqual([]);
});
