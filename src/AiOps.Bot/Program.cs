using AiOps.Bot;

return await ServeLoop.RunAsync(new ServeSettings { Fresh = args.Contains("--fresh", StringComparer.Ordinal) }, CancellationToken.None);
