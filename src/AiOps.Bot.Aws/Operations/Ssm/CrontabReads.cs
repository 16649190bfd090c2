using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>Reads an instance's crontabs through the one command document that the read role may send.</summary>
internal sealed class CrontabReads(SsmCommands commands)
{
    /// <exception cref="AwsException">The command failed, or its answer is no such list.</exception>
    public async Task<InstanceCrontabs> ReadAsync(string instance, CancellationToken cancellationToken)
    {
        var outcome = await commands.RunAsync(Command(instance), cancellationToken);
        return outcome.Succeeded
            ? Parse(outcome.Output)
            : throw new AwsException("ssm:SendCommand", "CommandFailed", $"{SsmDocument.ReadCrontabs} on {instance} ended {outcome.Status}: {Cut(outcome.Error)}");
    }

    /// <summary>Sends the command and does not wait for it.</summary>
    public Task<string> SendAsync(string instance, CancellationToken cancellationToken) => commands.SendCommandAsync(Command(instance), cancellationToken);

    /// <returns>Null where there is no such command.</returns>
    public Task<SsmInvocation?> OutcomeAsync(string commandId, string instance, CancellationToken cancellationToken) =>
        commands.GetCommandInvocationAsync(commandId, instance, cancellationToken);

    private static SsmCommand Command(string instance) => new(SsmDocument.ReadCrontabs, instance, ImmutableSortedDictionary<string, string>.Empty);

    internal static InstanceCrontabs Parse(string output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var root = document.RootElement;
            return new([.. root.Items("files").Select(ReadFile)], root.Texts("executables"), root.Texts("users"))
            {
                IsTruncated = root.Member("truncated") is { ValueKind: JsonValueKind.True },
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new AwsException("ssm:GetCommandInvocation", "UnreadableResponse", $"{SsmDocument.ReadCrontabs} gave no readable list (SSM cuts output at 24,000 characters)", exception);
        }
    }

    private static CrontabOnInstance ReadFile(JsonElement file)
    {
        var bytes = Convert.FromBase64String(file.TextOrEmpty("contentBase64"));
        var changed = DateTimeOffset.TryParse(file.Text("mtime"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : (DateTimeOffset?)null;
        return new(file.TextOrEmpty("path"), file.TextOrEmpty("sha256"), Encoding.UTF8.GetString(bytes)) { Mode = file.Text("mode"), Owner = file.Text("owner"), ChangedAt = changed };
    }

    private static string Cut(string text) => text.Length > 300 ? text[..300] : text;
}
