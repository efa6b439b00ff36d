import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OwnKind } from '../../analyzer/rules/own/kinds.ts';
import behaviours from '../../policies/schema/behaviours.schema.json' with { type: 'json' };
import categories from '../../policies/schema/categories.schema.json' with { type: 'json' };
import checklist from '../../policies/schema/checklist.schema.json' with { type: 'json' };
import commonInformation from '../../policies/schema/common-information.schema.json' with { type: 'json' };
import coverage from '../../policies/schema/coverage.schema.json' with { type: 'json' };
import endpoints from '../../policies/schema/endpoints.schema.json' with { type: 'json' };
import handling from '../../policies/schema/handling.schema.json' with { type: 'json' };
import families from '../../policies/schema/information-families.schema.json' with { type: 'json' };
import noticeTerms from '../../policies/schema/notice-terms.schema.json' with { type: 'json' };
import packers from '../../policies/schema/packers.schema.json' with { type: 'json' };
import permissions from '../../policies/schema/permissions.schema.json' with { type: 'json' };
import personalInformation from '../../policies/schema/personal-information.schema.json' with {
  type: 'json',
};
import provisions from '../../policies/schema/provisions.schema.json' with { type: 'json' };
import sdkKinds from '../../policies/schema/sdk-kinds.schema.json' with { type: 'json' };
import sdks from '../../policies/schema/sdks.schema.json' with { type: 'json' };
import sensitiveApis from '../../policies/schema/sensitive-apis.schema.json' with { type: 'json' };

const SCHEMAS: Readonly<Record<string, unknown>> = {
  behaviours,
  categories,
  checklist,
  'common-information': commonInformation,
  coverage,
  endpoints,
  handling,
  'information-families': families,
  'notice-terms': noticeTerms,
  packers,
  permissions,
  'personal-information': personalInformation,
  provisions,
  'sdk-kinds': sdkKinds,
  sdks,
  'sensitive-apis': sensitiveApis,
};

const ajv = new Ajv2020({ allErrors: false, strict: false, validateFormats: false });
const compiled = new Map<string, ValidateFunction>();

/** The schema that files of a kind must fit, but for how many entries the file that ships has. */
export function schemaOf({ schema, list, added }: OwnKind): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const written = structuredClone(SCHEMAS[schema] ?? {}) as {
    properties?: Record<string, { minItems?: number }>;
  };
  for (const name of list === undefined ? (added ?? []) : [list.name]) {
    const property = written.properties?.[name];
    if (property !== undefined) property.minItems = list === undefined ? 0 : 1;
  }
  const fits = ajv.compile(written);
  compiled.set(schema, fits);
  return fits;
}
