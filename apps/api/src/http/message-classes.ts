import { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, Request, Response } from 'express';

/** The classes of a server's requests and responses, as Node's `createServer` takes them. */
export interface MessageClasses {
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse;
}

/**
 * Makes classes whose objects have the methods of this application from the start. With the classes of Node, Express
 * changes the prototypes of both objects for each request. After that the engine accesses them slowly, which costs more
 * than all the rest of a request.
 */
export function messageClasses(app: Express): MessageClasses {
  class ServiceRequest extends IncomingMessage {}
  class ServiceResponse<Incoming extends IncomingMessage> extends ServerResponse<Incoming> {}
  // Express always sets these prototypes, but setting the prototype that an object already has changes nothing. The
  // call loses the types, which are those of the new prototypes.
  app.request = Object.setPrototypeOf(ServiceRequest.prototype, app.request) as Request;
  app.response = Object.setPrototypeOf(ServiceResponse.prototype, app.response) as Response;
  return { IncomingMessage: ServiceRequest, ServerResponse: ServiceResponse };
}
