import { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, Request, Response } from 'express';

/** The classes of a server's requests and responses, as Node's `createServer` takes them. */
export interface MessageClasses {
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse;
}

/**
 * Makes the classes whose objects have the methods of this application from the start. With those of Node, Express
 * changes the prototypes of both objects for each request, after which the engine takes every access to them the slow
 * way: that costs more than all the rest of a request.
 */
export function messageClasses(app: Express): MessageClasses {
  class ServiceRequest extends IncomingMessage {}
  class ServiceResponse<Incoming extends IncomingMessage> extends ServerResponse<Incoming> {}
  // Express sets these prototypes without looking, but to set the one that an object has already changes nothing.
  // Their types are those of what they now inherit from, which the call does not tell.
  app.request = Object.setPrototypeOf(ServiceRequest.prototype, app.request) as Request;
  app.response = Object.setPrototypeOf(ServiceResponse.prototype, app.response) as Response;
  return { IncomingMessage: ServiceRequest, ServerResponse: ServiceResponse };
}
