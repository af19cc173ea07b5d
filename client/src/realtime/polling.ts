/** The long way round, for proxies that let no websocket through. A file of its own: few phones ever need it. */
export { XHR } from 'socket.io-client';
