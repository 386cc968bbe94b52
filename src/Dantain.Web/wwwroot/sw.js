importScripts('/push-worker.js', '/station-worker.js', '/ticket-worker.js');
