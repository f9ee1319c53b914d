/** What a photograph of the demonstration shows; drawn, so that it is nobody's door. */
export const SCENES = ['leak', 'manhole', 'rubble', 'dark', 'mended', 'swept'] as const;
export type Scene = (typeof SCENES)[number];

const framed = (ground: string, drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="${ground}"/>` +
  `${drawing}<text x="16" y="464" font-size="20" fill="#fff" font-family="sans-serif">DEMO</text></svg>`;

const wall = '<path d="M0 240H640M320 0V240M160 240V480M480 240V480" stroke="#8f8577" stroke-width="4"/>';
const stairs =
  '<path d="M0 480V400H160V320H320V240H480V160H640V480Z" fill="#7d7a74"/><path d="M0 400H160M160 320H320M320 240H480" stroke="#5c5a55" stroke-width="6"/>';

/** The scenes as SVG. */
export const sceneDrawings: Readonly<Record<Scene, string>> = {
  leak: framed(
    '#d9d2c4',
    `${wall}<ellipse cx="330" cy="90" rx="190" ry="60" fill="#a08c5e"/><path d="M260 130V260M330 145V340M400 130V230" stroke="#7e8f99" stroke-width="7"/>`,
  ),
  manhole: framed(
    '#8a8d8f',
    '<ellipse cx="320" cy="280" rx="150" ry="80" fill="#1d1f20"/><ellipse cx="480" cy="190" rx="110" ry="44" fill="#5c5148" stroke="#3b342e" stroke-width="8"/>',
  ),
  rubble: framed(
    '#9fb0a2',
    '<path d="M90 420 200 250 300 330 380 210 560 420Z" fill="#a9927a"/><path d="M150 420 240 320 330 420Z" fill="#8b765f"/>',
  ),
  dark: framed(
    '#26282c',
    `${stairs}<circle cx="320" cy="70" r="34" fill="#3a3c40" stroke="#55585e" stroke-width="6"/>`,
  ),
  mended: framed('#e9e5da', `${wall}<rect x="150" y="30" width="360" height="120" fill="#f6f4ee"/>`),
  swept: framed(
    '#a9b7ab',
    '<rect y="330" width="640" height="150" fill="#c9c4ba"/><path d="M0 330H640" stroke="#8f8b82" stroke-width="6"/>',
  ),
};
