// A small catalog for working on the page alone: `node dev/fake-server.mjs`, then `npm run dev`.
// It makes pipelines and lineage out of the mapper's golden files. Nothing of it reaches the build.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const root = new URL('../..', import.meta.url);
const golden = new URL('hydrant-firehose/src/test/resources/golden/', root);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const id = (text) => { let h = 0n; for (const c of text) h = (h * 131n + BigInt(c.charCodeAt(0))) & ((1n << 128n) - 1n); return h.toString(16).padStart(32, '0').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5'); };
const quote = (name) => (name.includes('.') ? `"${name}"` : name);
const now = Date.now();

const kinds = {
  kinesisStream: ['topic', 'Kinesis'], kafkaTopic: ['topic', 'Kafka'], dynamoDbTable: ['table', 'DynamoDB'], s3Location: ['container', 'S3'],
  redshiftTable: ['table', 'Redshift'], snowflakeTable: ['table', 'Snowflake'], glueTable: ['table', 'Glue'], s3TablesTable: ['table', 'Glue'],
  searchIndex: ['searchIndex', 'OpenSearch'], splunkEndpoint: ['searchIndex', 'CustomSearch'], httpEndpoint: ['apiEndpoint', 'Rest'], databaseTable: ['table', 'Mysql'],
};
const entities = new Map();
const edges = [];
const runs = [];
const services = [];
const agents = [];
const workflows = new Map();

function addService(name, config, description) {
  const service = { id: id(name), name, fullyQualifiedName: quote(name), serviceType: 'KinesisFirehose', description, connection: { config }, deleted: false };
  services.push(service);
  return service;
}
function addAgent(service, name = `${service.name}_metadata`, sourceConfig = { config: { type: 'PipelineMetadata', includeLineage: true, markDeletedPipelines: true } }) {
  const agent = { id: id(service.name + name), name, fullyQualifiedName: `${service.fullyQualifiedName}.${quote(name)}`, pipelineType: 'metadata', deployed: true, enabled: true, service: ref(service, 'pipelineService'), sourceConfig, airflowConfig: {} };
  agents.push(agent);
  return agent;
}
const ref = (entity, type) => ({ id: entity.id, type, name: entity.name, fullyQualifiedName: entity.fullyQualifiedName });

function addAsset(asset) {
  const [type, serviceType] = kinds[asset.kind] ?? ['topic', 'CustomMessaging'];
  const name = asset.name ?? asset.topic ?? asset.table ?? asset.prefix ?? asset.bucket ?? asset.index ?? asset.host ?? asset.id;
  const service = serviceType.toLowerCase() + (asset.scope ? `-${asset.scope.account}-${asset.scope.region}` : '');
  const fqn = `aws-${service}.${quote(asset.bucket ? `${asset.bucket}/${asset.prefix ?? ''}` : name)}`;
  if (!entities.has(fqn)) {
    entities.set(fqn, { type, id: id(fqn), name, fullyQualifiedName: fqn, serviceType, service: { id: id(service), type: 'service', name: `aws-${service}`, fullyQualifiedName: `aws-${service}` }, sourceHash: 'hydrant-external', fullPath: asset.bucket ? asset.id : undefined, scope: asset.scope });
  }
  return entities.get(fqn);
}
function addPipeline(service, expected) {
  const { pipeline } = expected;
  const fqn = `${service.fullyQualifiedName}.${quote(pipeline.name)}`;
  const steps = Object.fromEntries(pipeline.tasks.map((task) => [task.name, task.facts]));
  const entity = {
    type: 'pipeline', id: id(fqn), name: pipeline.name, fullyQualifiedName: fqn, description: pipeline.description, sourceUrl: pipeline.consoleUrl, pipelineLocation: pipeline.arn,
    startDate: pipeline.created, state: pipeline.active ? 'Active' : 'Inactive', serviceType: 'KinesisFirehose', service: ref(service, 'pipelineService'), updatedAt: now - 36e5, version: 0.1,
    tags: Object.entries(pipeline.tags).slice(0, 12).map(([key, value]) => ({ tagFQN: `AWS.${key}${value ? `=${value}` : ''}` })),
    tasks: pipeline.tasks.map(({ facts: _facts, ...task }) => task), extension: { firehose: { ...pipeline.facts, steps, unresolved: expected.unresolved } },
  };
  entities.set(fqn, entity);
  for (const route of expected.routes) {
    const from = route.from.kind === 'pipeline' || !route.from.kind ? entity : addAsset(route.from);
    const to = route.to.kind === 'pipeline' || !route.to.kind ? entity : addAsset(route.to);
    edges.push({ from: from.id, to: to.id, role: route.role, roles: [route.role], detail: route.detail, pipeline: from !== entity && to !== entity ? entity : undefined, source: 'PipelineLineage', columns: [] });
  }
}

const prod = addService('prod-firehose', { type: 'KinesisFirehose', awsConfig: { awsRegion: 'eu-west-1', awsAccessKeyId: 'AKIAIOSFODNN7EXAMPLE', awsSecretAccessKey: '*********' }, messagingServiceName: 'msk-prod' }, 'Production account, Ireland');
const dev = addService('dev-firehose', { type: 'KinesisFirehose', awsConfig: { awsRegion: 'us-east-1', profileName: 'dev' } });
for (const file of readdirSync(golden).filter((name) => name.endsWith('.json'))) addPipeline(file < '18' ? prod : dev, read(new URL(file, golden)).expected);
const many = Number(process.env.FAKE_MANY ?? 0);
for (let i = 0; i < many; i++) addPipeline(dev, { ...read(new URL('00-kinesis-to-s3.json', golden)).expected, pipeline: { ...read(new URL('00-kinesis-to-s3.json', golden)).expected.pipeline, name: `stream-${i}` }, routes: [] });

const report = (listed, problems = []) => ({
  state: 'success', scan: { listed, described: listed - problems.length, filtered: 12, vanished: 0, failed: problems.length, seconds: { list: 0.3, describe: 2.1 } },
  sink: { records: listed, created: 2, updated: 1, unchanged: listed - 3, edgesWritten: 88, edgesRemoved: 1, unresolved: { NOT_FOUND: 3, DYNAMIC_ROUTING: 1 } }, problems, steps: [],
});
const denied = { severity: 'ERROR', code: 'AWS_ACCESS_DENIED', stream: 'waf-logs-splunk', message: 'The role may not call firehose:DescribeDeliveryStream on waf-logs-splunk.', advice: 'Allow firehose:DescribeDeliveryStream on arn:aws:firehose:eu-west-1:111122223333:deliverystream/waf-logs-splunk, then run again.' };
const warned = { severity: 'WARNING', code: 'NOT_FOUND', stream: 'app-logs-eu', message: 'Splunk collector splunk.acme.example is not in the catalog.', advice: 'Ingest Splunk or map it; it is drawn as external until then.' };
function addRun(agent, service, state, ago, extra = {}) {
  const run = { id: randomUUID(), kind: 'ingest', ingestionPipeline: ref(agent, 'ingestionPipeline'), service: ref(service, 'pipelineService'), runner: 'built-in', state, attempt: 1, dueAt: now - ago, startedAt: now - ago, endedAt: now - ago + 4200, ...extra };
  runs.unshift(run);
  return run;
}
const prodAgent = addAgent(prod);
const devAgent = addAgent(dev);
['success', 'success', 'failed', 'success', 'stopped', 'success', 'success', 'success'].forEach((state, i) => addRun(prodAgent, prod, state, (9 - i) * 36e5, { report: report(61, state === 'failed' ? [denied] : [warned]) }));
addRun(devAgent, dev, 'partialSuccess', 24e5, { report: { ...report(20, [denied, warned]), state: 'partialSuccess' } });

const logOf = (run) => Array.from({ length: 400 }, (_, i) => `14:00:${String(Math.floor(i / 10) % 60).padStart(2, '0')}.${String((i * 37) % 1000).padStart(3, '0')} ${i % 40 === 39 ? 'WARN' : i % 97 === 96 ? 'ERROR' : i % 5 === 4 ? 'DEBUG' : 'INFO'} ${i === 0 ? `Executing workflow [${run.ingestionPipeline.fullyQualifiedName}] in Runner [${run.runner}]` : `orders-to-lake-${i}: described, 4 edges`}`).join('\n') + '\n';

function tick() {
  for (const run of runs.filter((one) => one.state === 'running' || one.state === 'queued')) {
    const t = (Date.now() - run.dueAt) / 1000;
    if (t < 1) continue;
    run.state = t > 14 ? 'success' : 'running';
    run.startedAt ??= Date.now();
    run.progress = t < 3 ? { stage: 'list', done: Math.round(t * 20), total: -1 } : t < 10 ? { stage: 'describe', done: Math.round((t - 3) * 8), total: 61 } : { stage: 'write', done: Math.round((t - 10) * 15), total: 61 };
    if (run.state === 'success') Object.assign(run, { endedAt: Date.now(), report: report(61, [warned]) });
  }
}
const overview = () => {
  const pipelines = [...entities.values()].filter((one) => one.type === 'pipeline');
  return {
    services: services.length, pipelines: pipelines.length, pipelinesByState: { Active: pipelines.filter((one) => one.state === 'Active').length, Inactive: pipelines.filter((one) => one.state === 'Inactive').length },
    externalAssets: entities.size - pipelines.length, edges: edges.length, unresolved: 4, lastRuns: runs.slice(0, 10),
    servicesSummary: services.map((service) => ({ id: service.id, name: service.name, fullyQualifiedName: service.fullyQualifiedName, region: service.connection.config.awsConfig?.awsRegion, account: '111122223333', pipelines: pipelines.filter((one) => one.service.id === service.id).length, lastRun: runs.find((run) => run.service.id === service.id) })),
  };
};
function lineage(focus, up, down) {
  const byId = new Map([...entities.values()].map((one) => [one.id, one]));
  const view = edges.flatMap((edge) => (edge.pipeline?.id === focus.id ? [{ ...edge, to: focus.id, pipeline: undefined }, { ...edge, from: focus.id, pipeline: undefined }] : [edge]));
  const depth = new Map([[focus.id, 0]]);
  const kept = new Set();
  for (const [side, most] of [[-1, up], [1, down]]) {
    let front = [focus.id];
    for (let hop = 1; hop <= most; hop++) {
      const next = [];
      for (const edge of view) {
        const [near, far] = side < 0 ? [edge.to, edge.from] : [edge.from, edge.to];
        if (!front.includes(near)) continue;
        kept.add(edge);
        if (!depth.has(far)) { depth.set(far, side * hop); next.push(far); }
      }
      front = next;
    }
  }
  const node = (key) => { const one = byId.get(key); return { id: key, type: one.type, name: one.name, fullyQualifiedName: one.fullyQualifiedName, serviceType: one.serviceType, service: one.service && { name: one.service.name, fullyQualifiedName: one.service.fullyQualifiedName }, external: one.sourceHash === 'hydrant-external', deleted: false, state: one.state ?? null, region: one.scope?.region, account: one.scope?.account, depth: depth.get(key), upstreamCount: new Set(view.filter((edge) => edge.to === key).map((edge) => edge.from)).size, downstreamCount: new Set(view.filter((edge) => edge.from === key).map((edge) => edge.to)).size }; };
  const unique = new Map([...kept].map((edge) => [`${edge.from}>${edge.to}`, edge]));
  return { focus: focus.id, truncated: false, nodes: [...depth.keys()].map(node), edges: [...unique.values()].map((edge) => ({ ...edge, pipeline: edge.pipeline && ref(edge.pipeline, 'pipeline') })) };
}
function search(q, index, from, size) {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '*');
  const found = [...entities.values()].filter((one) => (!index || index === 'all' || index === one.type) && words.every((word) => JSON.stringify([one.fullyQualifiedName, one.description, one.pipelineLocation]).toLowerCase().includes(word)));
  return { hits: { total: { value: found.length }, hits: found.slice(from, from + size).map((one) => ({ _index: `${one.type}_search_index`, _id: one.id, _source: { ...one, entityType: one.type } })) } };
}

const page = (data) => ({ data, paging: { total: data.length } });
const missing = (what) => [404, { code: 404, message: `${what} not found` }];
const byName = (list, fqn) => list.find((one) => one.fullyQualifiedName === fqn);
const collections = { pipelines: 'pipeline', topics: 'topic', tables: 'table', containers: 'container', searchIndexes: 'searchIndex', apiEndpoints: 'apiEndpoint' };
const steps = [['CheckIdentity', true], ['ListDeliveryStreams', true], ['DescribeDeliveryStream', true], ['ListTables', false]];

const listings = [];
const runners = [
  { name: 'built-in', builtIn: true, location: '127.0.0.1', version: '0.1.0', status: 'Connected', lastSeenAt: now, running: 0, slots: 4, default: true, replicas: [{ instance: 'a1', version: '0.1.0', status: 'Connected', lastSeenAt: now, running: 0, slots: 4 }] },
  { name: 'k8s-private', location: 'cluster eu-prod', version: '0.1.0', status: 'Stale', lastSeenAt: now - 48e3, running: 1, slots: 8, default: false, replicas: [{ instance: 'b1', version: '0.1.0', status: 'Connected', lastSeenAt: now - 3e3, running: 1, slots: 4 }, { instance: 'b2', version: '0.1.0', status: 'Stale', lastSeenAt: now - 48e3, running: 0, slots: 4 }] },
  { name: 'old-vm', location: '10.9.1.4', version: '0.0.9', status: 'Disconnected', lastSeenAt: now - 2 * 864e5, running: 0, slots: 1, default: false, replicas: [] },
];
function preview(run, { includes = [], excludes = [] }) {
  const names = [...entities.values()].filter((one) => one.type === 'pipeline' && one.service.id === run.service.id).map((one) => one.name);
  const hit = (patterns, name) => patterns.find((pattern) => new RegExp(`^(?:${pattern})`, 'i').test(name));
  const decided = names.map((name) => { const out = hit(excludes, name); const kept = (includes.length === 0 || Boolean(hit(includes, name))) && !out; return { name, kept, pattern: kept ? undefined : out }; });
  return { total: names.length, kept: decided.filter((one) => one.kept).length, names: decided };
}
const scheduleCheck = ({ cron, zone }) => (/^\*/.test(cron) ? { valid: false, error: 'Runs more often than once an hour are not taken.' } : { valid: true, words: `By ${cron}, ${zone}`, next: [1, 2, 3, 4, 5].map((day) => now + day * 864e5) });

function answer(method, path, query, body) {
  const [a, b, c, d, e] = path;
  if (a === 'system') return [200, { version: '1.13.4', revision: 'dev', timestamp: now }];
  if (a === 'search') return [200, search(query.get('q') ?? '', query.get('index'), Number(query.get('from') ?? 0), Number(query.get('size') ?? 10))];
  if (a === 'hydrant' && b === 'overview') return [200, overview()];
  if (a === 'hydrant' && b === 'schemas') return [200, read(new URL(`hydrant-model/src/main/resources/schemas/${c === 'pipelineService' ? 'kinesisFirehoseConnection' : 'pipelineMetadata'}.json`, root))];
  if (a === 'hydrant' && b === 'lineage') { const focus = entities.get(d); return focus ? [200, lineage(focus, Number(query.get('upstreamDepth')), Number(query.get('downstreamDepth')))] : missing(`${c} ${d}`); }
  if (a === 'hydrant' && b === 'runs' && !c) return [200, { data: runs.filter((run) => (!query.get('service') || run.service.fullyQualifiedName === query.get('service')) && (!query.get('ingestionPipeline') || run.ingestionPipeline.fullyQualifiedName === query.get('ingestionPipeline'))).slice(0, Number(query.get('limit') ?? 25)) }];
  if (a === 'hydrant' && b === 'schedule') return [200, scheduleCheck(body)];
  if (a === 'hydrant' && b === 'runners' && !c) return [200, { data: runners }];
  if (a === 'hydrant' && b === 'runners') { const one = runners.find((runner) => runner.name === c); if (d === 'tokens') { if (!one) runners.push({ name: c, replicas: [] }); return [201, { id: 'x', token: `hyr_${randomUUID().replaceAll('-', '')}` }]; } if (d === "default") { runners.forEach((each) => (each.default = each === one)); return [200, one]; } if (method === "DELETE") runners.splice(runners.indexOf(one), 1); else Object.assign(one, body); return [200, one]; }
  if (a === 'hydrant' && b === 'services' && d === 'listing') {
    if (method === 'GET') { const last = listings.findLast((one) => one.service.id === c); return [200, { data: last ? [last] : [] }]; }
    const run = { id: randomUUID(), kind: 'list', service: services.find((one) => one.id === c), runner: 'built-in', state: 'success', attempt: 1, dueAt: Date.now(), startedAt: Date.now(), endedAt: Date.now() };
    listings.push(run);
    return [202, run];
  }
  if (a === 'hydrant' && b === 'runs' && d === 'preview') return [200, preview(listings.find((one) => one.id === c), body)];
  if (a === 'hydrant' && b === 'runs') {
    const run = [...runs, ...listings].find((one) => one.id === c);
    if (!run) return missing('run');
    if (d === 'log') { const text = logOf(run).slice(0, run.endedAt ? undefined : Math.round((Date.now() - run.dueAt) * 1.5)); const after = Number(query.get('after')); return [200, { text: text.slice(after), nextOffset: text.length, complete: Boolean(run.endedAt) }]; }
    if (d === 'cancel') { Object.assign(run, { state: 'stopped', endedAt: Date.now(), reason: 'Stopped by a person.' }); return [200, run]; }
    return [200, run];
  }
  if (a === 'services' && b === 'pipelineServices') {
    if (method === 'POST') { if (services.some((one) => one.name === body.name)) return [409, { code: 409, message: 'Entity already exists' }]; const service = addService(body.name, body.connection?.config ?? {}, body.description); return [201, service]; }
    if (method === 'PUT') { const service = services.find((one) => one.name === body.name); Object.assign(service, { connection: body.connection }); return [200, service]; }
    if (method === 'DELETE') { services.splice(services.findIndex((one) => one.id === c), 1); return [200, {}]; }
    if (c === 'name') { const found = byName(services, d); return found ? [200, found] : missing(`pipelineService instance for ${d}`); }
    return [200, page(services)];
  }
  if (a === 'services' && b === 'ingestionPipelines') {
    if (method === 'POST' && !c) return [201, Object.assign(addAgent(services.find((one) => one.id === body.service.id), body.name, body.sourceConfig), { ...body, deployed: false, service: ref(services.find((one) => one.id === body.service.id), 'pipelineService') })];
    if (method === 'PUT') { const agent = agents.find((one) => one.name === body.name); Object.assign(agent, { ...body, service: agent.service }); return [200, agent]; }
    if (method === 'DELETE') { agents.splice(agents.findIndex((one) => one.id === c), 1); return [200, {}]; }
    if (c === 'toggleIngestion') { const agent = agents.find((one) => one.id === d); agent.enabled = !agent.enabled; return [200, agent]; }
    if (c === 'deploy') { const agent = agents.find((one) => one.id === d); if (agent.name.includes('refused')) return [200, { code: 400, reason: 'connection.config.awsConfig.awsRegion: a region is missing.' }]; agent.deployed = true; return [200, { code: 200, platform: 'Hydrant' }]; }
    if (c === 'kill') { const agent = agents.find((one) => one.id === d); runs.filter((run) => run.ingestionPipeline.id === agent.id && !run.endedAt).forEach((run) => Object.assign(run, { state: 'stopped', endedAt: Date.now() })); return [200, { code: 200, reason: 'Stopping 1.' }]; }
    if (c === 'trigger') { const agent = agents.find((one) => one.id === d); addRun(agent, services.find((one) => one.id === agent.service.id), 'queued', 0, { dueAt: Date.now(), startedAt: undefined, endedAt: undefined }); return [200, { code: 200, platform: 'Hydrant' }]; }
    if (method === 'POST') return [200, { code: 200, platform: 'Hydrant' }];
    return [200, page(agents.filter((one) => !query.get('service') || one.service.fullyQualifiedName === query.get('service')))];
  }
  if (a === 'services') return [200, { name: 'KinesisFirehose', steps: steps.map(([name, mandatory]) => ({ name, mandatory, description: `Calls ${name} once` })) }];
  if (a === 'automations') {
    if (method === 'POST' && !c) { const workflow = { ...body, id: randomUUID(), at: Date.now() }; workflows.set(workflow.id, workflow); return [201, workflow]; }
    if (method !== 'GET') return [200, {}];
    const workflow = workflows.get(c);
    const done = Math.min(steps.length, Math.floor((Date.now() - workflow.at) / 900));
    return [200, { id: workflow.id, name: workflow.name, status: done === steps.length ? 'Successful' : 'Running', response: { steps: steps.slice(0, done).map(([name, mandatory]) => ({ name, mandatory, passed: name !== 'ListTables', message: name === 'ListTables' ? 'denied: dynamodb:ListTables, so tables that feed a stream stay unknown' : 'ok', errorLog: name === 'ListTables' ? 'AccessDeniedException: not authorized' : undefined })) } }];
  }
  if (collections[a]) {
    const all = [...entities.values()].filter((one) => one.type === collections[a]);
    if (b === 'name') { const found = byName(all, c); return found ? [200, found] : missing(`${collections[a]} instance for ${c}`); }
    return [200, page(all.filter((one) => !query.get('service') || one.service.fullyQualifiedName === query.get('service')))];
  }
  return missing(`/${[a, b, c, d, e].filter(Boolean).join('/')}`);
}

createServer((request, response) => {
  let raw = '';
  request.on('data', (chunk) => (raw += chunk));
  request.on('end', () => {
    tick();
    const url = new URL(request.url, 'http://localhost');
    const path = url.pathname.replace(/^\/api\/v1\//, '').split('/').map(decodeURIComponent);
    const [status, body] = answer(request.method, path, url.searchParams, raw ? JSON.parse(raw) : undefined);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
}).listen(Number(process.env.PORT ?? 8585), '127.0.0.1');
