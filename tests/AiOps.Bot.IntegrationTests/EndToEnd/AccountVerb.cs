using System.Text.Json;
using AiOps.Bot.Commands;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary><c>aiops sandbox</c> at work in this process, until it is stopped as Ctrl+C stops it.</summary>
internal sealed class AccountVerb : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly FirstLine _output = new();
    private readonly StringWriter _faults = new();
    private readonly Task<int> _run;

    public AccountVerb(params string[] arguments)
    {
        var terminal = new Terminal(() => Stream.Null, _output, _faults, TimeProvider.System);
        _run = CommandLine.RunAsync(["sandbox", "--json", .. arguments], terminal, null, _stop.Token);
    }

    public string Faults => _faults.ToString();

    /// <summary>What it says when it is up.</summary>
    public async Task<JsonElement> SaidAsync()
    {
        var said = await Task.WhenAny(_output.Line, _run);
        Assert.True(said == _output.Line, Faults);
        return JsonDocument.Parse(await _output.Line).RootElement;
    }

    public Task<int> EndedAsync() => _run.WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        await _output.DisposeAsync();
        await _faults.DisposeAsync();
    }

    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => _line.Task;

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            _line.TrySetResult(value ?? "");
        }
    }
}
