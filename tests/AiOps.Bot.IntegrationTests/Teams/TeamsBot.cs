using System.Text.Json.Nodes;
using AiOps.Bot.Chat;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Our side of Teams as the host puts it together, with what it stores and decides replaced by doubles, against the strict connector.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TeamsBot(TeamsDouble connector, ServiceProvider services) => (Connector, _services, Deliveries) = (connector, services, new(connector));

    public TeamsDouble Connector { get; }

    public TeamsDeliveries Deliveries { get; }

    public RecordingDesk Desk => (RecordingDesk)_services.GetRequiredService<IChatDesk>();

    public RecordingOutbox Outbox => (RecordingOutbox)_services.GetRequiredService<IChatOutbox>();

    public InMemoryConversations Conversations => (InMemoryConversations)_services.GetRequiredService<IConversationStore>();

    public IChatPlatform Platform => _services.GetRequiredService<IChatPlatform>();

    public IChatCheckup Checkup => _services.GetRequiredService<IChatCheckup>();

    public IChatIntake Intake => _services.GetRequiredService<IChatIntake>();

    public static readonly ConversationRef Channel = new("teams", TeamsDouble.Tenant, TeamsDeliveries.Channel);

    public static async Task<TeamsBot> StartAsync(TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var connector = await TeamsDouble.StartAsync(TestContext.Current.CancellationToken);
        foreach (var name in new[] { "ana", "ben" })
        {
            connector.Members["29:" + name] = Member(name);
        }

        return new(connector, Services(connector, time ?? TimeProvider.System, settings));
    }

    public static JsonObject Member(string name) => new()
    {
        ["id"] = "29:" + name, ["aadObjectId"] = "obj-" + name, ["name"] = name, ["tenantId"] = TeamsDouble.Tenant, ["userRole"] = "user", ["userPrincipalName"] = name + "@contoso.com",
    };

    public static VerifiedIdentity Identity(string name) => new("teams", $"{TeamsDouble.Tenant}/obj-{name}");

    public static Card Card() => CardBuilder.Build(new(Some.Incident(), [], Some.Investigation(), [Some.Remediation()], Some.Noon));

    public Task<IntakeAnswer> DeliverAsync(JsonObject activity) => ReceiveAsync(Deliveries.Signed(activity));

    public Task<IntakeAnswer> ReceiveAsync(IntakeRequest request) => Intake.ReceiveAsync(request, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private static ServiceProvider Services(TeamsDouble connector, TimeProvider time, (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Chat:Teams:AppId"] = TeamsDouble.AppId,
            ["Chat:Teams:AppSecret"] = TeamsDouble.Secret,
            ["Chat:Teams:TenantId"] = TeamsDouble.Tenant,
            ["Chat:Teams:OpenIdMetadata"] = connector.Address + "/openid",
            ["Chat:Teams:TokenEndpoint"] = $"{connector.Address}/{TeamsDouble.Tenant}/oauth2/v2.0/token",
            ["Chat:Teams:ConnectorAllowedHosts:0"] = "127.0.0.1",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(time)
            .AddSingleton<IChatDesk, RecordingDesk>()
            .AddSingleton<IChatOutbox, RecordingOutbox>()
            .AddSingleton<IConversationStore, InMemoryConversations>()
            .AddSingleton<IReadCards>(new OneCard(Card()))
            .AddSingleton(new PersonDirectory([new Person("ana", "Ana", [Identity("ana")], ActionTier.Destructive), new Person("gus", "Gus", [Identity("gus")], ActionTier.Destructive)]))
            .AddTeams(configuration)
            .BuildServiceProvider();
    }
}
