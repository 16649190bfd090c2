// Drives a server by Qdrant's own client: reads a collection that we wrote, and makes, fills, searches and deletes one of its own.
import { createRequire } from 'node:module';
const [modules, url, ours] = process.argv.slice(2);
const { QdrantClient } = createRequire(modules + '/')('@qdrant/js-client-rest');
const client = new QdrantClient({ url });
const ids = found => found.points.map(p => p.payload.id);
const filter = { must: [{ key: 'kind', match: { value: 'window' } }] };

const similar = ids(await client.query(ours, { query: [1, 0], using: 'dense', filter, limit: 5, with_payload: true }));
const worded = ids(await client.query(ours, { query: { indices: [8], values: [1] }, using: 'terms', filter, with_payload: true }));
const groups = await client.queryGroups(ours, { query: [1, 0], using: 'dense', group_by: 'group_key', group_size: 2, limit: 3, with_payload: true });
const { count } = await client.count(ours, { filter: { must: [{ key: 'resource', match: { any: ['i-2'] } }] }, exact: true });
const scrolled = await client.scroll(ours, { limit: 10, with_payload: true, with_vector: true });

await client.createCollection('theirs', { vectors: { v: { size: 2, distance: 'Cosine' } } });
await client.createPayloadIndex('theirs', { field_name: 'n', field_schema: 'integer', wait: true });
await client.upsert('theirs', { wait: true, points: [{ id: 1, vector: { v: [1, 0] }, payload: { n: 1 } }, { id: 2, vector: { v: [0, 1] }, payload: { n: 2 } }] });
const theirs = (await client.query('theirs', { query: [0.1, 0.9], using: 'v' })).points.map(p => String(p.id));
await client.delete('theirs', { wait: true, filter: { must: [{ key: 'n', range: { gte: 2 } }] } });
const left = (await client.count('theirs', { exact: true })).count;
const missing = await client.query('absent', { query: [1, 0] }).then(() => 200, fault => fault.status);
await client.deleteCollection('theirs');
const gone = (await client.collectionExists('theirs')).exists;
console.log(JSON.stringify({ similar, worded, grouped: groups.groups.map(g => g.hits.length), count, scrolled: scrolled.points.length, theirs, left, missing, gone }));
