using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Security;

/// <summary>A settings file on the disk, with the watch that follows it.</summary>
internal sealed class RosterFixture : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("aiops-roster").FullName;
    private int _saves;

    public RosterFixture(string yaml, string? export = null)
    {
        Save(yaml);
        if (export is not null)
        {
            SaveExport(export);
        }

        Source = new(new() { ConfigPath = ConfigPath });
        var (roster, policy, options) = Source.Read();
        Directory = new(roster);
        Policy = policy;
        Watch = new(Source, Directory, Options.Create(options), Options.Create(policy), new FakeTime(Some.Noon), Log);
    }

    public string ConfigPath => Path.Combine(_folder, "aiops.yaml");

    public string ExportPath => Path.Combine(_folder, "oncalls.json");

    public RosterSource Source { get; }

    public PersonDirectory Directory { get; }

    public RemediationOptions Policy { get; }

    public RosterWatch Watch { get; }

    public CollectingLog Log { get; } = new();

    public void Save(string yaml) => Write(ConfigPath, yaml.Replace("ONCALLS", ExportPath, StringComparison.Ordinal));

    public void SaveExport(string json) => Write(ExportPath, json);

    /// <summary>Looks until a change counts, and once more.</summary>
    public void Look()
    {
        Watch.Look();
        Watch.Look();
        Watch.Look();
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    /// <summary>Two saves of one test may fall into the same tick of the disk's clock.</summary>
    private void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, Some.Noon.UtcDateTime.AddSeconds(++_saves));
    }

    internal sealed class CollectingLog : ILogger<RosterWatch>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
