/** Our own line icons on a grid of 20, drawn in the colour of the text. Decoration: the word beside it says the same. */
export const ICON_PATHS = {
  violation: 'M10 2.5 18 17H2L10 2.5ZM10 7.5v4.2M10 14.2v.3',
  suspected: 'M10 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6ZM7.8 7.9A2.3 2.3 0 1 1 10 10.6v1.2M10 14v.3',
  advice: 'M10 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6ZM10 9v5M10 6v.3',
  clear: 'M10 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6ZM6.6 10.2 9 12.6l4.6-5',
  incomplete: 'M10 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6ZM6.2 10h.2M9.9 10h.2M13.6 10h.2',
  check: 'M4.5 10.5 8.3 14.3 15.5 6',
  minus: 'M5 10h10',
  search: 'M8.7 3a5.7 5.7 0 1 1 0 11.4A5.7 5.7 0 0 1 8.7 3ZM13 13l4 4',
  file: 'M5 2.5h6.5L15.5 6.500v11H5v-15ZM11.5 2.500v4h4',
  upload: 'M10 13.500V4M6.2 7.5 10 3.700l3.8 3.800M3.5 13.500v3h13v-3',
  download: 'M10 3.500V13M6.2 9.5 10 13.300l3.8-3.800M3.5 13.500v3h13v-3',
  chevron: 'M7 5.5 12 10l-5 4.5',
  down: 'M5 7.5 10 12.500l5-5',
  close: 'M5 5l10 10M15 5 5 15',
  plus: 'M10 4.500v11M4.5 10h11',
  globe:
    'M10 2.200a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.600ZM2.5 10h15M10 2.500c-5 4.5-5 10.5 0 15M10 2.500c5 4.5 5 10.5 0 15',
  theme: 'M10 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6Z',
  trash: 'M4 5.500h12M8 5.500V3.500h4v2M5.5 5.500l.7 11.500h7.600l.7-11.500M8.5 9v5M11.5 9v5',
  print: 'M6 7.500v-5h8v5M6 14H3.500V7.500h13V14H14M6 11.500h8v6H6v-6Z',
  lock: 'M5 9h10v8H5V9ZM7 9V6.500a3 3 0 0 1 6 0V9',
} as const;

export type IconName = keyof typeof ICON_PATHS;
