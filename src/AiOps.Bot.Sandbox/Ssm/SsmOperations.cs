using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ssm;

/// <summary>Systems Manager: runs documents on hosts, asynchronously as the real one does.</summary>
internal sealed class SsmOperations(SandboxWorld world, IEnumerable<ISsmDocument> documents) : IServiceOperations
{
    /// <summary>The service cuts what a command writes to standard output at this many characters.</summary>
    public const int MaxOutput = 24_000;

    private static readonly TimeSpan Pickup = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Preparation = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ISsmDocument> _documents = documents.ToDictionary(d => d.Name, StringComparer.Ordinal);

    public IEnumerable<Operation> Operations =>
    [
        new("ssm", "SendCommand", true, SendCommand),
        new("ssm", "GetCommandInvocation", false, GetCommandInvocation),
    ];

    private AwsReply SendCommand(AwsCall call)
    {
        var name = call.Json.RequireText("DocumentName");
        var document = _documents.GetValueOrDefault(name) ?? throw new AwsErrorException("InvalidDocument", $"Document with name {name} does not exist.");
        var instances = call.Json.Texts("InstanceIds");
        if (instances.Count is < 1 or > 50 || instances.FirstOrDefault(id => !world.Hosts.ContainsKey(id)) is not null)
        {
            throw new AwsErrorException("InvalidInstanceId", "Instances not in a valid state for account");
        }

        var parameters = ReadParameters(call.Json, document);
        var id = world.Ids.Uuid();
        foreach (var instance in instances)
        {
            var command = new SsmCommand(id, instance, name, call.Now);
            world.Commands[(id, instance)] = command;
            world.Timeline.Schedule(call.Now + Pickup, () => Begin(command, document, parameters));
        }

        Forget();
        return AwsReply.Json(writer => WriteCommand(writer, id, name, instances, call));
    }

    private AwsReply GetCommandInvocation(AwsCall call)
    {
        var key = (call.Json.RequireText("CommandId"), call.Json.RequireText("InstanceId"));
        var command = world.Commands.GetValueOrDefault(key) ?? throw new AwsErrorException("InvocationDoesNotExist", "");
        return AwsReply.Json(writer =>
        {
            writer.WriteString("CommandId", command.Id);
            writer.WriteString("InstanceId", command.InstanceId);
            writer.WriteString("DocumentName", command.DocumentName);
            writer.WriteString("DocumentVersion", "1");
            writer.WriteString("PluginName", "run");
            writer.WriteNumber("ResponseCode", command.ResponseCode);
            writer.WriteString("ExecutionStartDateTime", Time(command.StartedAt));
            writer.WriteString("ExecutionElapsedTime", command.EndedAt is null ? "" : "PT0.5S");
            writer.WriteString("ExecutionEndDateTime", Time(command.EndedAt));
            writer.WriteString("Status", command.Status);
            writer.WriteString("StatusDetails", command.Status);
            writer.WriteString("StandardOutputContent", Cut(command.Output));
            writer.WriteString("StandardErrorContent", Cut(command.Error));
        });
    }

    private void Begin(SsmCommand command, ISsmDocument document, IReadOnlyDictionary<string, string> parameters)
    {
        (command.Status, command.StartedAt) = ("InProgress", world.Timeline.Now);
        world.Timeline.Schedule(world.Timeline.Now + Preparation, () =>
        {
            var run = document.Run(world, world.Hosts[command.InstanceId], parameters);
            world.Timeline.Schedule(world.Timeline.Now + run.Duration, () => End(command, run));
        });
    }

    private void End(SsmCommand command, DocumentRun run)
    {
        (command.Status, command.EndedAt) = (run.Fault is null ? "Success" : "Failed", world.Timeline.Now);
        (command.ResponseCode, command.Output, command.Error) = (run.Fault is null ? 0 : 1, run.Output, run.Fault ?? "");
    }

    private static Dictionary<string, string> ReadParameters(JsonElement input, ISsmDocument document)
    {
        var given = input.TryGetProperty("Parameters", out var map) && map.ValueKind == JsonValueKind.Object ? map : JsonElement.Parse("{}");
        var names = given.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (!names.SetEquals(document.Parameters))
        {
            throw new AwsErrorException(
                "InvalidParameters", $"Document {document.Name} takes the parameters [{string.Join(", ", document.Parameters)}], not [{string.Join(", ", names.Order(StringComparer.Ordinal))}].");
        }

        return document.Parameters.ToDictionary(name => name, name => given.Texts(name) is [var only]
            ? only
            : throw new AwsErrorException("InvalidParameters", $"Parameter {name} must have exactly one value."));
    }

    private static void WriteCommand(Utf8JsonWriter writer, string id, string document, IReadOnlyList<string> instances, AwsCall call)
    {
        writer.WriteStartObject("Command");
        writer.WriteString("CommandId", id);
        writer.WriteString("DocumentName", document);
        writer.WriteString("DocumentVersion", "1");
        writer.WriteString("Comment", call.Json.FindText("Comment") ?? "");
        writer.WriteNumber("ExpiresAfter", (call.Now.AddHours(2).ToUnixTimeMilliseconds()) / 1_000.0);
        writer.WriteNumber("RequestedDateTime", call.Now.ToUnixTimeMilliseconds() / 1_000.0);
        writer.WriteString("Status", "Pending");
        writer.WriteString("StatusDetails", "Pending");
        writer.WriteNumber("TargetCount", instances.Count);
        writer.WriteNumber("CompletedCount", 0);
        writer.WriteNumber("ErrorCount", 0);
        writer.WriteStartArray("InstanceIds");
        foreach (var instance in instances)
        {
            writer.WriteStringValue(instance);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Old commands go, as the real service forgets them after 30 days.</summary>
    private void Forget()
    {
        const int MaxCommands = 10_000;
        foreach (var old in world.Commands.Values.OrderBy(c => c.RequestedAt).Take(Math.Max(0, world.Commands.Count - MaxCommands)).ToList())
        {
            world.Commands.Remove((old.Id, old.InstanceId));
        }
    }

    private static string Cut(string text) => text.Length <= MaxOutput ? text : text[..MaxOutput];

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";
}
