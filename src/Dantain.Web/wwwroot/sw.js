importScripts('/push-worker.js', '/ticket-worker.js');
