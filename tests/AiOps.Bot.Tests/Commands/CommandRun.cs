using System.Text;
using AiOps.Bot.Commands;

namespace AiOps.Bot.Tests.Commands;

/// <summary>Runs the command line in process and keeps what it said.</summary>
internal sealed class CommandRun
{
    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public int Code { get; private set; }

    public IReadOnlyList<string> Lines => Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public ServeSettings? Served { get; private set; }

    public static async Task<CommandRun> OfAsync(string input, params string[] args)
    {
        var run = new CommandRun();
        var terminal = new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), run.Output, run.Error, TimeProvider.System);
        run.Code = await CommandLine.RunAsync(args, terminal, (settings, _) => Task.FromResult((run.Served = settings) is null ? 1 : 0), TestContext.Current.CancellationToken);
        return run;
    }
}
