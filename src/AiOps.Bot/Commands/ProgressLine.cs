using Spectre.Console;

namespace AiOps.Bot.Commands;

/// <summary>Says on standard error how far long work has come, where that is a terminal.</summary>
internal static class ProgressLine
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs work that calls its argument to say where it is, as often as it likes.</summary>
    public static async Task RunAsync(Terminal terminal, string title, Func<Action<Func<string>>, Task> work)
    {
        if (!terminal.ShowsProgress)
        {
            await work(_ => { });
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        await console.Status().StartAsync(Markup.Escape(title), async status =>
        {
            var last = terminal.Time.GetTimestamp();
            await work(text =>
            {
                if (terminal.Time.GetElapsedTime(last) >= Every)
                {
                    last = terminal.Time.GetTimestamp();
                    status.Status(Markup.Escape($"{title}: {text()}"));
                }
            });
        });
    }
}
