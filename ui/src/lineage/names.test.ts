import { describe, expect, it } from 'vitest';
import { asset } from './__fixtures__/answers';
import { familyOf, nameOf, placeOf, splitFqn, systemOf } from './names';

const node = (serviceType: string, fullyQualifiedName: string, more = {}) => {
  const parts = splitFqn(fullyQualifiedName);
  return asset('x', {
    serviceType, fullyQualifiedName, name: parts.at(-1) ?? '', type: 'table',
    service: { name: parts[0] ?? '', fullyQualifiedName: parts[0] ?? '' }, ...more,
  });
};

describe('splitting a fully qualified name', () => {
  it('keeps a quoted part whole and undoubles its quotes', () => {
    expect(splitFqn('aws-s3.lake."a.b/""c"""')).toEqual(['aws-s3', 'lake', 'a.b/"c"']);
  });
});

describe('what a card says', () => {
  it.each([
    ['DynamoDB', 'aws-dynamodb-1-eu.default.default.orders', 'orders'],
    ['Redshift', 'aws-redshift-1-eu-dw.dw.public.orders', 'public.orders'],
    ['Snowflake', 'snowflake-acme.ANALYTICS.PUBLIC.ORDERS', 'PUBLIC.ORDERS'],
    ['Glue', 'aws-glue-1-eu.123456789012.lake.clicks', 'lake.clicks'],
    ['Mysql', 'mysql-db-3306.default.shop.orders', 'shop.orders'],
  ])('a %s table is called by its own words, without defaults', (type, fqn, name) => {
    expect(nameOf(node(type, fqn))).toBe(name);
  });

  it('a place in a bucket says the prefix first and the bucket in line two', () => {
    const place = node('S3', 'aws-s3.acme-lake."orders/raw"', { type: 'container' });
    expect(nameOf(place)).toBe('orders/raw');
    expect(placeOf(place, null)).toBe('S3 · acme-lake');
  });

  it('the database of a table stands in line two, the account of a Glue catalog does not', () => {
    expect(placeOf(node('Redshift', 'aws-redshift-1-eu-dw.dw.public.orders'), null)).toBe('Redshift · dw');
    expect(placeOf(node('Mysql', 'mysql-db-3306.default.shop.orders'), null)).toBe('MySQL');
    expect(placeOf(node('Glue', 'aws-glue-1-eu.123456789012.lake.clicks'), null)).toBe('Glue');
    expect(placeOf(node('Glue', 'aws-s3tables-1-eu.iot-tables.telemetry.readings'), null)).toBe('S3 Tables · iot-tables');
  });

  it('a collector is called by its host', () => {
    const splunk = node('CustomSearch', 'splunk-hec-acme-io.hec-event', { type: 'searchIndex' });
    expect([nameOf(splunk), placeOf(splunk, null)]).toEqual(['hec-acme-io', 'Splunk · hec-event']);
  });

  it('a display name wins', () => {
    expect(nameOf(node('OpenSearch', 'aws-opensearch-x.logs', { displayName: 'logs-*' }))).toBe('logs-*');
  });

  it('the account is said only when it is a foreign one', () => {
    const stream = asset('x', { region: 'eu-west-1', account: '111111111111' });
    expect(placeOf(stream, '111111111111')).toBe('Kinesis · eu-west-1');
    expect(placeOf(stream, '222222222222')).toBe('Kinesis · eu-west-1 · 111111111111');
  });

  it('a producer is called by the AWS system that its service names', () => {
    expect(systemOf(node('CustomMessaging', 'aws-waf-1-eu.acl'))).toBe('WAF');
    expect(systemOf(node('CustomMessaging', 'aws-newthing-1-eu.x'))).toBe('Producer');
    expect(familyOf(node('CustomMessaging', 'aws-waf-1-eu.acl'))).toBe('source');
  });
});
