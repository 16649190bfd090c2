using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws;

namespace AiOps.Bot.Tests.Aws;

/// <summary>An instance with one crontab, reached through SSM's protocol; it behaves as the command documents do. Its job writes to one log stream.</summary>
internal sealed class FakeCronHost
{
    public const string Path = "/etc/cron.d/app";

    private readonly Dictionary<string, string> backups = [];
    private readonly Dictionary<string, (string Status, string Output, string Error)> outcomes = [];
    public string Content { get; set; } = "# jobs\n7 * * * * app /opt/app/exprot.sh\n15 2 * * * root /usr/sbin/logrotate x\n";

    public List<string> Commands { get; } = [];

    public List<(DateTimeOffset At, string Line)> Log { get; } = [];

    /// <summary>What the job writes when it is run.</summary>
    public string JobWrites { get; set; } = "Mar 14 12:00:01 h export[9]: exported file-12 to s3";

    public string Sha => Digest(Content);

    public AwsReadAccount ReadAccount => Some.AwsReadAccount(new ScriptedTransport(Answer));

    public AwsActionAccount ActionAccount => Some.AwsActionAccount(new ScriptedTransport(Answer));

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private HttpResponseMessage Answer(SentRequest request) => ScriptedTransport.Ok(request.Operation switch
    {
        "SendCommand" => Send(request.Json),
        "GetCommandInvocation" => Outcome(request.Json.GetProperty("CommandId").GetString()!),
        "FilterLogEvents" => JsonSerializer.Serialize(new { events = Log.Select((l, n) => new { eventId = $"{n}", logStreamName = Some.AwsInstance, timestamp = l.At.ToUnixTimeMilliseconds(), message = l.Line }) }),
        _ => throw new InvalidOperationException(request.Operation),
    });

    private string Send(JsonElement input)
    {
        var document = input.GetProperty("DocumentName").GetString()!;
        var parameters = input.TryGetProperty("Parameters", out var given) ? given.EnumerateObject().ToDictionary(p => p.Name, p => p.Value[0].GetString()!) : [];
        var id = $"c-{outcomes.Count}";
        outcomes[id] = document == "AiOps-ReadCrontabs" ? ("Success", Listing(), "") : Guarded(document, parameters);
        Commands.AddRange(document == "AiOps-ReadCrontabs" ? [] : [document]);
        return $$$"""{"Command":{"CommandId":"{{{id}}}"}}""";
    }

    private string Outcome(string id) => JsonSerializer.Serialize(new { outcomes[id].Status, StandardOutputContent = outcomes[id].Output, StandardErrorContent = outcomes[id].Error });

    private string Listing() => JsonSerializer.Serialize(new
    {
        files = new[] { new { path = Path, mode = "0644", owner = "root", mtime = "2026-01-01T00:00:00Z", sha256 = Sha, contentBase64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Content)) } },
        executables = new[] { "/opt/app/export.sh", "/usr/sbin/logrotate" },
        users = new[] { "root", "app" },
    });

    private (string Status, string Output, string Error) Guarded(string document, Dictionary<string, string> parameters) =>
        parameters["ExpectedFileSha256"] == Sha ? Do(document, parameters) : ("Failed", "", "the file changed");

    private (string Status, string Output, string Error) Do(string document, Dictionary<string, string> parameters)
    {
        switch (document)
        {
            case "AiOps-ReplaceCrontabLine":
                backups[Sha] = Content;
                var saved = Sha;
                var lines = Content.Split('\n');
                lines[int.Parse(parameters["LineNumber"], System.Globalization.CultureInfo.InvariantCulture) - 1] = Encoding.UTF8.GetString(Convert.FromBase64String(parameters["NewLineBase64"]));
                Content = string.Join('\n', lines);
                return ("Success", JsonSerializer.Serialize(new { backup = "/var/lib/aiops/backup/" + saved, sha256 = Sha }), "");
            case "AiOps-RestoreCrontab":
                Content = backups[parameters["BackupSha256"]];
                return ("Success", JsonSerializer.Serialize(new { sha256 = Sha }), "");
            case "AiOps-RunCrontabLine":
                Log.Add((Some.Noon.AddSeconds(2), JobWrites));
                return ("Success", """{"exitCode":0,"outputTail":""}""", "");
            default:
                throw new InvalidOperationException(document);
        }
    }
}
