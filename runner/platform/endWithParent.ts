/** Loaded into each container before the sailor: a process whose parent has died would go on for ever and take messages. */
process.on('disconnect', () => process.exit(1));
