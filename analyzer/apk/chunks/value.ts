import type { ByteView } from '../../bytes/view.ts';
import type { XmlValue } from '../xml/element.ts';
import type { StringPool } from './string-pool.ts';

/** `Res_value::TYPE_*`, ResourceTypes.h. */
const TYPE = {
  null: 0x00,
  reference: 0x01,
  attribute: 0x02,
  string: 0x03,
  float: 0x04,
  dynamicReference: 0x07,
  dynamicAttribute: 0x08,
  integerDecimal: 0x10,
  integerHexadecimal: 0x11,
  boolean: 0x12,
} as const;

/** A `Res_value` at `offset`: size (2), 0 (1), data type (1), data (4). */
export function readValue(view: ByteView, offset: number, strings: StringPool): XmlValue {
  return typedValue(view.u8(offset + 3), view.u32(offset + 4), strings);
}

/** The value of a data type and its 32 bits of data. */
export function typedValue(dataType: number, data: number, strings: StringPool): XmlValue {
  switch (dataType) {
    case TYPE.null:
      return { type: 'null' };
    case TYPE.reference:
    case TYPE.dynamicReference:
      // Reference 0 is @null.
      return data === 0
        ? { type: 'null' }
        : { type: 'reference', id: data, dynamic: dataType === TYPE.dynamicReference };
    case TYPE.attribute:
    case TYPE.dynamicAttribute:
      return { type: 'attribute', id: data };
    case TYPE.string: {
      const value = strings.get(data);
      return value === undefined ? { type: 'null' } : { type: 'string', value };
    }
    case TYPE.float:
      return { type: 'float', value: floatOf(data) };
    case TYPE.integerDecimal:
    case TYPE.integerHexadecimal:
      return { type: 'integer', value: data | 0 };
    case TYPE.boolean:
      return { type: 'boolean', value: data !== 0 };
    default:
      return { type: 'other', dataType, data };
  }
}

function floatOf(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits);
  return view.getFloat32(0);
}
