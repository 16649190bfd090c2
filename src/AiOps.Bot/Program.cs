using AiOps.Bot;

return await BotHost.RunAsync(args);
