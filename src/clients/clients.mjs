// Clients of npm: each operation prints client, operation and outcome, apart by tabs.
// Node looks for packages beside the file, so `run` copies this one to where it installed them.

import { QueryEngine } from '@comunica/query-sparql'
import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint'
import jsonld from 'jsonld'
import { DataFactory, Parser } from 'n3'
import { Store } from 'oxigraph'
import ParsingClient from 'sparql-http-client/ParsingClient.js'
import StreamClient from 'sparql-http-client'

const { BASE, TOKEN, TEXT, SELECT, CONSTRUCT, DESCRIBE, GRAPH } = process.env
const authorization = `Bearer ${TOKEN}`
const label = 'http://www.w3.org/2000/01/rdf-schema#label'

function expect (name, found) {
  if (found !== Number(process.env[name])) {
    throw new Error(`${found} instead of ${process.env[name]}`)
  }
}

async function attempt (client, operation, call) {
  let outcome = 'ok'
  try {
    await call()
  } catch (fault) {
    console.error(fault)
    outcome = `failed: ${String(fault.message).replace(/\s+/g, ' ').slice(0, 200)}`
  }
  console.log([client, operation, outcome].join('\t'))
}

function notOffered (client, reason, ...operations) {
  for (const operation of operations) {
    console.log([client, operation, `not offered: ${reason}`].join('\t'))
  }
}

async function all (stream) {
  const rows = []
  for await (const row of stream) {
    rows.push(row)
  }
  return rows
}

const insert = name => `INSERT DATA { GRAPH <${name}> { <${name}> <${label}> "${TEXT}"@en } }`
const written = name => `SELECT ?text { GRAPH <${name}> { <${name}> <${label}> ?text } }`

// Compares what was written, takes it away and looks whether it is gone.
async function readBack (values, drop) {
  const there = await values()
  if (there.length !== 1 || there[0] !== TEXT) {
    throw new Error('another text came back')
  }
  await drop()
  if ((await values()).length !== 0) {
    throw new Error('it is still there')
  }
}

async function text (path) {
  const response = await fetch(BASE + path)
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`)
  }
  return response.text()
}

async function comunica () {
  const engine = new QueryEngine()
  const name = 'https://example.org/comunica'
  const sparql = { type: 'sparql', value: `${BASE}/sparql` }
  const context = { sources: [sparql], noCache: true }
  // It writes where it reads, unless told of a destination.
  const writing = {
    sources: [sparql],
    destination: { type: 'sparql', value: `${BASE}/update` },
    fetch: (address, init = {}) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', authorization)
      return fetch(address, { ...init, headers })
    }
  }
  await attempt('Comunica', 'select', async () => expect('ROWS', (await (await engine.queryBindings(SELECT, context)).toArray()).length))
  await attempt('Comunica', 'construct', async () => expect('BUILT', (await (await engine.queryQuads(CONSTRUCT, context)).toArray()).length))
  await attempt('Comunica', 'describe', async () => expect('DESCRIBED', (await (await engine.queryQuads(DESCRIBE, context)).toArray()).length))
  await attempt('Comunica', 'update', () => engine.queryVoid(insert(name), writing))
  await attempt('Comunica', 'read back', () => readBack(
    async () => {
      await engine.invalidateHttpCache()
      return (await (await engine.queryBindings(written(name), context)).toArray()).map(row => row.get('text').value)
    },
    () => engine.queryVoid(`DROP GRAPH <${name}>`, writing)))
  await attempt('Comunica', 'data', async () => {
    const source = { type: 'file', value: `${BASE}/data/graph/${GRAPH}.ttl` }
    const rows = await (await engine.queryBindings('SELECT * { ?s ?p ?o }', { sources: [source] })).toArray()
    expect('TRIPLES', rows.length)
  })
}

async function sparqlHttpClient () {
  const name = 'https://example.org/sparql-http-client'
  const client = new ParsingClient({
    endpointUrl: `${BASE}/sparql`, updateUrl: `${BASE}/update`, headers: { authorization }
  })
  const store = new StreamClient({ storeUrl: `${BASE}/data`, headers: { authorization } }).store
  const id = 'sparql-http-client'
  await attempt(id, 'select', async () => {
    expect('ROWS', (await client.query.select(SELECT)).length)
    for (const operation of ['postDirect', 'postUrlencoded']) {
      expect('ROWS', (await client.query.select(SELECT, { operation })).length)
    }
  })
  await attempt(id, 'construct', async () => expect('BUILT', (await client.query.construct(CONSTRUCT)).size))
  await attempt(id, 'describe', async () => expect('DESCRIBED', (await client.query.construct(DESCRIBE)).size))
  await attempt(id, 'update', () => client.query.update(insert(name)))
  await attempt(id, 'read back', () => readBack(
    async () => (await client.query.select(written(name))).map(row => row.text.value),
    () => client.query.update(`DROP GRAPH <${name}>`)))
  await attempt(id, 'data', async () => {
    const graph = DataFactory.namedNode(`https://w3id.org/aihw/graph/${GRAPH}`)
    expect('TRIPLES', (await all(await store.get(graph))).length)
  })
}

async function fetchSparqlEndpoint () {
  const name = 'https://example.org/fetch-sparql-endpoint'
  const fetchers = ['POST', 'GET'].map(method => new SparqlEndpointFetcher({ method }))
  const writing = new SparqlEndpointFetcher({ defaultHeaders: new Headers({ authorization }) })
  const id = 'fetch-sparql-endpoint'
  await attempt(id, 'select', async () => {
    for (const fetcher of fetchers) {
      expect('ROWS', (await all(await fetcher.fetchBindings(`${BASE}/sparql`, SELECT))).length)
    }
  })
  await attempt(id, 'construct', async () => expect('BUILT', (await all(await fetchers[0].fetchTriples(`${BASE}/sparql`, CONSTRUCT))).length))
  await attempt(id, 'describe', async () => expect('DESCRIBED', (await all(await fetchers[1].fetchTriples(`${BASE}/sparql`, DESCRIBE))).length))
  await attempt(id, 'update', () => writing.fetchUpdate(`${BASE}/update`, insert(name)))
  await attempt(id, 'read back', () => readBack(
    async () => (await all(await fetchers[0].fetchBindings(`${BASE}/sparql`, written(name)))).map(row => row.text.value),
    () => writing.fetchUpdate(`${BASE}/update`, `DROP GRAPH <${name}>`)))
  notOffered(id, 'asks endpoints alone', 'data')
}

async function parsers () {
  const queries = ['select', 'construct', 'describe', 'update', 'read back']
  notOffered('oxigraph', 'asks no server', ...queries)
  await attempt('oxigraph', 'data', async () => {
    for (const [ending, format] of [['ttl', 'text/turtle'], ['nt', 'application/n-triples'], ['rdf', 'application/rdf+xml'], ['trig', 'application/trig'], ['nq', 'application/n-quads'], ['jsonld', 'application/ld+json']]) {
      const store = new Store()
      store.load(await text(`/data/graph/${GRAPH}.${ending}`), { format })
      expect('TRIPLES', store.size)
    }
  })
  notOffered('N3.js', 'asks no server', ...queries)
  await attempt('N3.js', 'data', async () => {
    for (const [ending, format] of [['ttl', 'text/turtle'], ['nt', 'application/n-triples'], ['trig', 'application/trig'], ['nq', 'application/n-quads']]) {
      expect('TRIPLES', new Parser({ format }).parse(await text(`/data/graph/${GRAPH}.${ending}`)).length)
    }
  })
  notOffered('jsonld.js', 'asks no server', ...queries)
  await attempt('jsonld.js', 'data', async () => {
    const document = JSON.parse(await text(`/data/graph/${GRAPH}.jsonld`))
    expect('TRIPLES', (await jsonld.toRDF(document)).length)
    // By address, as it reads documents itself.
    expect('TRIPLES', (await jsonld.toRDF(`${BASE}/graph/${GRAPH}`)).length)
  })
}

await comunica()
await sparqlHttpClient()
await fetchSparqlEndpoint()
await parsers()
