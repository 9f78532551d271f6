/** Packages of the benchmark, which are installed when it runs. */
declare module '@duckdb/node-api';
declare module 'autocannon';
declare module 'chdb';
declare module 'libsql';
declare module 'stream-json';
declare module 'stream-json/filters/pick.js';
declare module 'stream-json/streamers/stream-values.js';
declare module 'vega';
declare module 'vega-lite';
