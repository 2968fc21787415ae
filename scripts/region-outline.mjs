// Draws regimes/asean/outline.geojson: the outline of the region's States and their neighbours for a map on a page.
//
// How to run it (Node 18 or later; in a folder outside the repository, so that nothing is left in it):
//
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3
//   node <repository>/scripts/region-outline.mjs node_modules > <repository>/regimes/asean/outline.geojson
//
// What it reads: countries-50m.json of the npm package world-atlas 2.0.2, which is Natural Earth 1:50m, public domain.
// What it does: keeps the States listed below, thins their borders (a border that two States share is thinned once, so
// they still meet), drops islets, clips everything to the frame, rounds, and turns outer rings counter-clockwise as
// RFC 7946 asks. The borders are Natural Earth's; drawing them implies no opinion about the status of any territory.
// The same packages give the same file, byte for byte.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node region-outline.mjs NODE_MODULES_FOLDER > outline.geojson');
  process.exit(2);
}
const require = createRequire(resolve(folder, 'x.js'));
const { feature } = require('topojson-client');
const { presimplify } = require('topojson-simplify');

const FRAME = { west: 88, south: -15, east: 156, north: 30 }; // degrees

// A point is dropped where the triangle it makes with its neighbours is smaller than this (square degrees).
const DETAIL = { member: 0.007, neighbour: 0.03 };
// A ring smaller than this is dropped, unless it is the State's largest (square degrees; 0.02 is about 240 km²).
const SMALLEST_ISLAND = { member: 0.02, neighbour: 0.05 };
// An island keeps at least so many points, so that it stays an island and does not become a triangle.
const FEWEST_ISLAND_POINTS = 8;
// Rings smaller than this are rounded to 3 decimals, others to 2 (about 1 km).
const SMALL_RING = 0.3;

// ISO 3166-1 numeric code, alpha-3 code, name as in regimes/asean/spellings.yaml.
const MEMBERS = [
  ['096', 'BRN', 'Brunei Darussalam'],
  ['116', 'KHM', 'Cambodia'],
  ['360', 'IDN', 'Indonesia'],
  ['418', 'LAO', "Lao People's Democratic Republic"],
  ['458', 'MYS', 'Malaysia'],
  ['104', 'MMR', 'Myanmar'],
  ['608', 'PHL', 'Philippines'],
  ['702', 'SGP', 'Singapore'],
  ['764', 'THA', 'Thailand'],
  ['626', 'TLS', 'Timor-Leste'],
  ['704', 'VNM', 'Viet Nam'],
];
const NEIGHBOURS = [
  ['036', 'AUS', 'Australia'],
  ['050', 'BGD', 'Bangladesh'],
  ['064', 'BTN', 'Bhutan'],
  ['090', 'SLB', 'Solomon Islands'],
  ['144', 'LKA', 'Sri Lanka'], // west of the frame today; stays listed for a wider one
  ['156', 'CHN', 'China'],
  ['158', 'TWN', 'Taiwan Province of China'],
  ['344', 'HKG', 'Hong Kong SAR, China'],
  ['356', 'IND', 'India'],
  ['392', 'JPN', 'Japan'],
  ['446', 'MAC', 'Macao SAR, China'],
  ['524', 'NPL', 'Nepal'],
  ['585', 'PLW', 'Palau'],
  ['598', 'PNG', 'Papua New Guinea'],
];

const atlas = JSON.parse(readFileSync(resolve(folder, 'world-atlas/countries-50m.json'), 'utf8'));
const wanted = new Map();
for (const [id, code, name] of MEMBERS) wanted.set(id, { code, name, role: 'member' });
for (const [id, code, name] of NEIGHBOURS) wanted.set(id, { code, name, role: 'neighbour' });

const countries = atlas.objects.countries.geometries.filter((g) => wanted.has(g.id));
const missing = [...wanted.keys()].filter((id) => !countries.some((g) => g.id === id));
if (missing.length > 0) {
  console.error(`the atlas has no country ${missing.join(', ')}`);
  process.exit(1);
}

thin(atlas, countries);
const features = countries
  .map((geometry) => drawn(geometry, wanted.get(geometry.id)))
  .filter((f) => f.geometry.coordinates.length > 0)
  .sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));

const lines = features.map((f) => JSON.stringify(f));
process.stdout.write(
  '{"type":"FeatureCollection",\n' +
    '"source":"Natural Earth 1:50m (public domain), through the npm package world-atlas 2.0.2, countries-50m; ' +
    'simplified by scripts/region-outline.mjs. Boundaries imply no opinion about the status of any territory.",\n' +
    `"bbox":[${FRAME.west},${FRAME.south},${FRAME.east},${FRAME.north}],\n` +
    `"features":[\n${lines.join(',\n')}\n]}\n`,
);

// Drops the points that change the outline least. An arc that a member touches keeps the members' detail.
function thin(topology, geometries) {
  const weighed = presimplify(topology);
  const detailOf = new Map();
  for (const g of geometries) {
    const detail = DETAIL[wanted.get(g.id).role];
    for (const index of arcsOf(g.arcs)) {
      detailOf.set(index, Math.min(detail, detailOf.get(index) ?? Infinity));
    }
  }
  topology.arcs = weighed.arcs.map((arc, index) => {
    const detail = detailOf.get(index);
    if (detail === undefined) return [];
    let least = detail;
    if (isRing(arc)) {
      const heaviestFirst = arc.map((p) => p[2]).sort((a, b) => b - a);
      least = Math.min(detail, heaviestFirst[Math.min(FEWEST_ISLAND_POINTS, arc.length - 1)]);
    }
    return arc.filter((p) => p[2] >= least).map(([x, y]) => [x, y]);
  });
  delete topology.transform; // presimplify has applied it
}

function arcsOf(arcs) {
  return arcs.flat(Infinity).map((i) => (i < 0 ? ~i : i));
}

function isRing(arc) {
  const [first, last] = [arc[0], arc[arc.length - 1]];
  return first[0] === last[0] && first[1] === last[1];
}

function drawn(geometry, properties) {
  const { coordinates, type } = feature(atlas, geometry).geometry;
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates)
    .map((rings) => rings.map(clip).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
  const largest = Math.max(...polygons.map(([outer]) => Math.abs(area(outer))));
  const kept = polygons
    .filter(([outer]) => {
      const size = Math.abs(area(outer));
      return size >= SMALLEST_ISLAND[properties.role] || (size === largest && properties.role === 'member');
    })
    .map((rings) => rings.map((ring, i) => wound(rounded(ring), i === 0)).filter((r) => r.length >= 4))
    .filter((rings) => rings.length > 0);
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: kept } };
}

// Cuts a ring at the frame's four sides (Sutherland-Hodgman).
function clip(ring) {
  let points = ring.slice(0, -1);
  const sides = [
    [(p) => p[0] >= FRAME.west, 0, FRAME.west],
    [(p) => p[0] <= FRAME.east, 0, FRAME.east],
    [(p) => p[1] >= FRAME.south, 1, FRAME.south],
    [(p) => p[1] <= FRAME.north, 1, FRAME.north],
  ];
  for (const [inside, axis, limit] of sides) {
    const out = [];
    points.forEach((p, i) => {
      const before = points[(i + points.length - 1) % points.length];
      if (inside(p) !== inside(before)) out.push(crossing(before, p, axis, limit));
      if (inside(p)) out.push(p);
    });
    points = out;
  }
  return points.length < 3 ? [] : [...points, points[0]];
}

function crossing(a, b, axis, limit) {
  const t = (limit - a[axis]) / (b[axis] - a[axis]);
  const other = 1 - axis;
  const point = [0, 0];
  point[axis] = limit;
  point[other] = a[other] + t * (b[other] - a[other]);
  return point;
}

function rounded(ring) {
  const scale = Math.abs(area(ring)) < SMALL_RING ? 1000 : 100;
  const points = ring.map((p) => p.map((v) => Math.round(v * scale) / scale));
  return points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
}

// Signed area in square degrees; positive when counter-clockwise.
function area(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  }
  return sum / 2;
}

// Outer rings counter-clockwise, holes clockwise.
function wound(ring, outer) {
  return area(ring) > 0 === outer ? ring : ring.slice().reverse();
}
