using AiOps.Bot;
using AiOps.Bot.Commands;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return await CommandLine.RunAsync(args, Terminal.OfProcess(), ServeLoop.RunAsync, stop.Token);
