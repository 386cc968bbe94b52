importScripts('/push-worker.js');
